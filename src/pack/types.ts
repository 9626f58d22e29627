/** One kind of partnership as data: its words, limits, catalogues, lists, question banks and notable practice. */
export type Pack = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly words: Readonly<Record<string, Word>>;
  readonly limits: Readonly<Record<string, Limit>>;
  readonly catalogues: Readonly<Record<string, Catalogue>>;
  readonly scales: Readonly<Record<string, Scale>>;
  readonly lists: readonly PartnerList[];
  readonly frameworks: readonly Framework[];
  readonly banks: readonly Bank[];
  readonly practices: readonly Practice[];
};

export type Source = { readonly title: string; readonly publisher: string | null; readonly year: number | null };
export type Word = { readonly one: string; readonly many: string; readonly short: string | null; readonly meaning: string | null };
export type Limit = { readonly value: number | null; readonly least: number | null; readonly most: number | null; readonly unit: string; readonly source: string; readonly note: string | null };
export type CatalogueItem = { readonly id: string; readonly title: string; readonly meaning: string | null; readonly source: string | null; readonly tags: Readonly<Record<string, string>> };
export type Catalogue = readonly CatalogueItem[];

/** An ordered scale. `points` maps '1', '2' … to their names; `favourable` are the points that count as agreement or success. */
export type Scale = { readonly id: string; readonly points: Readonly<Record<string, string>>; readonly kind: string; readonly favourable: readonly number[] };

export type NamedPartner = { readonly name: string; readonly kind: string | null; readonly sector: string | null; readonly note: string | null };
export type PartnerList = { readonly id: string; readonly title: string; readonly duty: string; readonly source: string; readonly partners: readonly NamedPartner[] };

/** An indicator as a framework names it: nothing yet about how a place measures it. */
export type FrameworkIndicator = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly theme: string | null;
  readonly definition: string | null;
  readonly better: 'up' | 'down' | 'none';
  readonly measure: 'per-cent' | 'number' | 'rate' | 'mean' | 'money' | 'other' | null;
  readonly kind: 'input' | 'process' | 'output' | 'outcome' | 'perception' | null;
  readonly statutory: boolean;
};
/** A list of indicators that somebody asks for. `checked`: its titles agree with what was published. */
export type Framework = { readonly id: string; readonly title: string; readonly publisher: string | null; readonly year: number | null; readonly source: string; readonly checked: boolean; readonly note: string | null; readonly indicators: readonly FrameworkIndicator[] };

/** A published figure of 2008: per cent who said so, and how many were asked where the report prints it. */
export type NationalFigure = { readonly percent: number | null; readonly n: number | null };
export type National = { readonly coordinators: NationalFigure | null; readonly partners: NationalFigure | null; readonly statement: string | null; readonly source: string; readonly note: string | null };

export type Question = {
  /** Unique within the bank, built up by nesting: `public-life.conduct.a`. */
  readonly id: string;
  readonly bank: string;
  readonly theme: string;
  readonly parent: string | null;
  readonly ask: string;
  readonly help: string | null;
  readonly scale: string;
  /** Texts of some or all points of the scale. */
  readonly levels: Readonly<Record<string, string>> | null;
  readonly evidence: string | null;
  /** What to ask of someone who scores it low. */
  readonly low: string | null;
  /** True for a statement where agreeing is bad news: “The council dominates”. */
  readonly reverse: boolean;
  readonly sevenS: string | null;
  readonly layers: readonly string[];
  readonly audience: readonly string[];
  readonly source: string;
  readonly sameAs: readonly string[];
  readonly when: Readonly<Record<string, readonly string[]>> | null;
  readonly national: National | null;
};

export type Theme = { readonly id: string; readonly title: string; readonly intro: string | null; readonly questions: readonly Question[] };

export type Bank = {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly source: string;
  /** Minutes it takes. */
  readonly time: number;
  readonly about: string;
  readonly audience: readonly string[];
  readonly scale: string;
  readonly themes: readonly Theme[];
  /** Ids of an earlier version and what they are called now, so that answers can be compared over time. */
  readonly renames?: Readonly<Record<string, string>>;
};

export type Practice = {
  readonly id: string;
  readonly title: string;
  readonly place: string | null;
  readonly what: string;
  readonly whyItHelps: string;
  readonly tryThis: string;
  readonly source: string;
  readonly sevenS: readonly string[];
  readonly layers: readonly string[];
  readonly tiers: readonly string[];
  readonly outcomes: readonly string[];
  readonly instruments: readonly string[];
  readonly questions: readonly string[];
};

export type PackFault = { readonly file: string; readonly line: number; readonly reason: string };
