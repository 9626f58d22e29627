import type { z } from 'zod';
import { buildBank } from './build-bank.ts';
import { checkShape, parseFile, type ParsedFile } from './parse-file.ts';
import { referenceFaults } from './references.ts';
import { bankSchema, catalogueSchema, frameworkSchema, limitsSchema, packSchema, partnerListSchema, practiceSchema, scalesSchema, wordsSchema, type PracticeInput } from './schema.ts';
import type { Bank, Catalogue, Framework, Limit, Pack, PackFault, PartnerList, Practice, Scale, Word } from './types.ts';

/** The files of a pack by their path within it. */
export type PackFiles = ReadonlyMap<string, string>;
export type Built = { readonly pack: Pack | null; readonly faults: readonly PackFault[]; readonly parsed: ReadonlyMap<string, ParsedFile> };

const kinds = [
  { pattern: /^pack\.yaml$/, schema: packSchema },
  { pattern: /^words\.yaml$/, schema: wordsSchema },
  { pattern: /^limits\.yaml$/, schema: limitsSchema },
  { pattern: /^catalogues\/scales\.yaml$/, schema: scalesSchema },
  { pattern: /^catalogues\/[a-z0-9-]+\.yaml$/, schema: catalogueSchema },
  { pattern: /^indicators\/[a-z0-9-]+\.yaml$/, schema: frameworkSchema },
  { pattern: /^lists\/[a-z0-9-]+\.yaml$/, schema: partnerListSchema },
  { pattern: /^banks\/[a-z0-9-]+\.yaml$/, schema: bankSchema },
  { pattern: /^practice\/[a-z0-9-]+\.yaml$/, schema: practiceSchema },
] as const;

const schemaOf = (file: string): z.ZodType | undefined => kinds.find(({ pattern }) => pattern.test(file))?.schema;

const practicesOf = (input: PracticeInput): readonly Practice[] =>
  Object.entries(input.practices).map(([id, one]) => ({
    id, title: one.title, place: one.place ?? null, what: one.what, whyItHelps: one['why-it-helps'], tryThis: one['try-this'], source: one.source,
    sevenS: one['seven-s'], layers: one.layers, tiers: one.tiers, outcomes: one.outcomes, instruments: one.instruments, questions: one.questions,
  }));

type Read = { readonly get: <T>(pattern: RegExp, schema: z.ZodType<T>) => readonly T[] };

const wordsOf = (read: Read): Readonly<Record<string, Word>> =>
  Object.fromEntries(read.get(/^words/, wordsSchema).flatMap(({ words }) => Object.entries(words).map(([id, { one, many, short, meaning }]) => [id, { one, many, short: short ?? null, meaning: meaning ?? null }])));

const limitsOf = (read: Read): Readonly<Record<string, Limit>> =>
  Object.fromEntries(read.get(/^limits/, limitsSchema).flatMap(({ limits }) => Object.entries(limits).map(([id, one]) => [id, { value: one.value ?? null, least: one.least ?? null, most: one.most ?? null, unit: one.unit, source: one.source, note: one.note ?? null }])));

const scalesOf = (read: Read): Readonly<Record<string, Scale>> =>
  Object.fromEntries(read.get(/^catalogues\/scales/, scalesSchema).flatMap(({ scales }) => Object.entries(scales).map(([id, { points, kind, favourable }]) => [id, { id, points, kind, favourable }])));

const cataloguesOf = (read: Read): Readonly<Record<string, Catalogue>> =>
  Object.fromEntries(
    read.get(/^catalogues\/(?!scales)/, catalogueSchema).map((one) => [
      one.catalogue,
      Object.entries(one.items).map(([id, item]) => ({ id, title: item.title, meaning: item.meaning ?? null, source: item.source ?? one.source ?? null, tags: Object.fromEntries(Object.entries(item.tags ?? {}).map(([key, value]) => [key, String(value)])) })),
    ]),
  );

const listsOf = (read: Read): readonly PartnerList[] =>
  read.get(/^lists/, partnerListSchema).map((one) => ({
    id: one.list, title: one.title, duty: one.duty, source: one.source,
    partners: one.partners.map(({ name, kind, sector, note }) => ({ name, kind: kind ?? null, sector: sector ?? null, note: note ?? null })),
  }));

const frameworksOf = (read: Read): readonly Framework[] =>
  read.get(/^indicators/, frameworkSchema).map((one) => ({
    id: one.framework, title: one.title, publisher: one.publisher ?? null, year: one.year ?? null, source: one.source, checked: one.checked, note: one.note ?? null,
    indicators: Object.entries(one.indicators).map(([id, { code, title, theme, definition, better, measure, kind, statutory }]) => ({ id, code, title, theme: theme ?? null, definition: definition ?? null, better, measure: measure ?? null, kind: kind ?? null, statutory: statutory ?? false })),
  }));

const banksOf = (read: Read): readonly Bank[] => read.get(/^banks/, bankSchema).map(buildBank);

const shapeFaults = (files: PackFiles, parsed: ReadonlyMap<string, ParsedFile>): readonly PackFault[] =>
  [...files.keys()].flatMap((file) => {
    const schema = schemaOf(file);
    if (schema === undefined) return [{ file, line: 1, reason: 'This file has no place in a pack. Files are pack.yaml, words.yaml, limits.yaml and catalogues/, indicators/, lists/, banks/ and practice/*.yaml' }];
    return checkShape(parsed.get(file) as ParsedFile, schema).faults;
  });

/** Builds a pack from its files, with every fault: first of each file by itself, then of what one file says of another. */
export const buildPack = (files: PackFiles): Built => {
  const parsed = new Map([...files].map(([file, text]) => [file, parseFile(file, text)]));
  const faults = [...shapeFaults(files, parsed)];
  if (!files.has('pack.yaml')) faults.unshift({ file: 'pack.yaml', line: 1, reason: 'The file is missing' });
  if (![...files.keys()].some((file) => file.startsWith('banks/'))) faults.push({ file: 'banks', line: 1, reason: 'There is no question bank' });
  if (faults.length > 0) return { pack: null, faults, parsed };
  const read: Read = { get: (pattern, schema) => [...parsed].filter(([file]) => pattern.test(file)).map(([, one]) => schema.parse(one.value)) };
  const head = packSchema.parse(parsed.get('pack.yaml')?.value);
  const sources = Object.fromEntries(Object.entries(head.sources).map(([id, one]) => [id, { title: one.title, publisher: one.publisher ?? null, year: one.year ?? null }]));
  const pack: Pack = {
    id: head.pack, version: head.version, title: head.title, language: head.language, sources,
    words: wordsOf(read), limits: limitsOf(read), catalogues: cataloguesOf(read), scales: scalesOf(read), lists: listsOf(read), frameworks: frameworksOf(read), banks: banksOf(read),
    practices: read.get(/^practice/, practiceSchema).flatMap(practicesOf),
  };
  const crossed = referenceFaults(pack, parsed);
  return { pack: crossed.length === 0 ? pack : null, faults: crossed, parsed };
};
