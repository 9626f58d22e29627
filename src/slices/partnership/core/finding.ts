/** One thing that a check has found, in words, with what to do about it. */
export type Finding = {
  /** Stable within a check, so that two runs can be compared: `named-partner/executive/police-force`. */
  readonly id: string;
  readonly check: CheckName;
  /** act: something to put right. look: something to talk about. */
  readonly weight: 'act' | 'look';
  readonly text: string;
  readonly todo: string;
  readonly source: string;
  /** A path inside the partnership where it can be put right. */
  readonly path: string;
};

export const checkNames = {
  'named-partners': 'Named partners',
  sectors: 'Sectors',
  council: 'The council’s share',
  size: 'Size and purpose of groups',
  structure: 'Lines to the board',
  substitutes: 'Substitutes',
  activity: 'People not heard from',
  chair: 'The chair',
  records: 'Records to complete',
} as const;
export type CheckName = keyof typeof checkNames;
