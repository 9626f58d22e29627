import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, figures and single hyphens, like “public-life”');
const text = z.string().trim().min(1, 'is empty').max(4000, 'is longer than 4,000 characters');
const list = z.union([text, z.array(text)]).transform((value) => (typeof value === 'string' ? [value] : value));
const optionalList = list.optional().transform((value) => value ?? []);
const figure = z.strictObject({ percent: z.number().min(0).max(100).nullable(), n: z.number().int().positive().nullable().optional() });
const points = z.record(z.string().regex(/^\d+$/, 'a point is a whole number'), text);

export const packSchema = z.strictObject({
  pack: id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version is three numbers, like 1.0.0'),
  title: text,
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'a language is a code, like en or cy'),
  country: text.optional(),
  published: text.optional(),
  licence: text.optional(),
  about: text.optional(),
  sources: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'a source id is letters, figures and hyphens, like WBT'), z.strictObject({ title: text, publisher: text.optional(), year: z.number().int().optional(), licence: text.optional() })),
});

export const wordsSchema = z.strictObject({ words: z.record(id, z.strictObject({ one: text, many: text, short: text.optional(), meaning: text.optional(), source: text.optional() })) });

export const limitsSchema = z.strictObject({
  limits: z.record(id, z.strictObject({ value: z.number().optional(), least: z.number().optional(), most: z.number().optional(), unit: text, source: text, note: text.optional() })),
});

export const scalesSchema = z.strictObject({
  scales: z.record(id, z.strictObject({ title: text.optional(), kind: id, points, favourable: z.array(z.number().int()), source: text.optional() })),
});

export const catalogueSchema = z.strictObject({
  catalogue: id,
  title: text.optional(),
  source: text.optional(),
  items: z.record(id, z.strictObject({ title: text, meaning: text.optional(), source: text.optional(), tags: z.record(id, z.union([z.string(), z.number(), z.boolean()])).optional() })),
});

export const frameworkSchema = z.strictObject({
  framework: id,
  title: text,
  publisher: text.optional(),
  year: z.number().int().optional(),
  source: text,
  checked: z.boolean(),
  note: text.optional(),
  indicators: z.record(
    id,
    z.strictObject({
      code: text,
      title: text,
      theme: text.optional(),
      definition: text.optional(),
      better: z.enum(['up', 'down', 'none']),
      measure: z.enum(['per-cent', 'number', 'rate', 'mean', 'money', 'other']).optional(),
      kind: z.enum(['input', 'process', 'output', 'outcome', 'perception']).optional(),
      statutory: z.boolean().optional(),
    }),
  ),
});

export const partnerListSchema = z.strictObject({
  list: id,
  title: text,
  duty: text,
  source: text,
  partners: z.array(z.strictObject({ name: text, kind: id.optional(), sector: id.optional(), note: text.optional() })).min(1),
});

type Nested = {
  readonly ask: string;
  readonly help?: string | undefined;
  readonly scale?: string | undefined;
  readonly levels?: Readonly<Record<string, string>> | undefined;
  readonly evidence?: string | undefined;
  readonly low?: string | undefined;
  readonly reverse?: boolean | undefined;
  readonly 'seven-s'?: string | undefined;
  readonly layer: readonly string[];
  readonly audience: readonly string[];
  readonly source: string;
  readonly 'same-as': readonly string[];
  readonly when?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly 'national-2008'?: NationalInput | undefined;
  readonly questions?: Readonly<Record<string, Nested>> | undefined;
};

const national = z.strictObject({ coordinators: figure.nullable().optional(), partners: figure.nullable().optional(), statement: text.optional(), source: text, note: text.optional() });
export type NationalInput = z.output<typeof national>;

const question: z.ZodType<Nested> = z.lazy(() =>
  z.strictObject({
    ask: text,
    help: text.optional(),
    scale: id.optional(),
    levels: points.optional(),
    evidence: text.optional(),
    low: text.optional(),
    reverse: z.boolean().optional(),
    'seven-s': id.optional(),
    layer: optionalList,
    audience: optionalList,
    source: text,
    'same-as': optionalList,
    when: z.record(id, list).optional(),
    'national-2008': national.optional(),
    questions: z.record(id, question).optional(),
  }),
) as unknown as z.ZodType<Nested>;

export type QuestionInput = Nested;

export const bankSchema = z.strictObject({
  bank: id,
  title: text,
  short: text,
  source: text,
  time: z.number().int().min(1).max(240),
  about: id,
  audience: optionalList,
  scale: id,
  note: text.optional(),
  themes: z.record(id, z.strictObject({ title: text, intro: text.optional(), 'seven-s': id.optional(), source: text.optional(), questions: z.record(id, question) })),
  renames: z.record(z.string(), z.string()).optional(),
});

export type BankInput = z.output<typeof bankSchema>;

export const practiceSchema = z.strictObject({
  practices: z.record(
    id,
    z.strictObject({
      title: text,
      place: text.optional(),
      what: text,
      'why-it-helps': text,
      'try-this': text,
      source: text,
      'seven-s': optionalList,
      layers: optionalList,
      tiers: optionalList,
      outcomes: optionalList,
      instruments: optionalList,
      questions: optionalList,
    }),
  ),
});

export type PracticeInput = z.output<typeof practiceSchema>;
