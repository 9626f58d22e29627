import { own, unknown, unknownSource, type Report } from './known-names.ts';
import type { ParsedFile } from './parse-file.ts';
import { doubleFaults, recordFaults } from './record-references.ts';
import type { Bank, Pack, PackFault, Question } from './types.ts';

const most = 500;

/** The place of a question in its file: `a.b.c` stands under themes.a.questions.b.questions.c. */
const pathOf = (question: Question): readonly string[] => {
  const [theme = '', ...rest] = question.id.split('.');
  return ['themes', theme, ...rest.flatMap((part) => ['questions', part])];
};

const questionFaults = (pack: Pack, question: Question, everyId: ReadonlySet<string>, at: Report): readonly (PackFault | null)[] => {
  const path = pathOf(question);
  const scale = own(pack.scales, question.scale);
  const ids = (catalogue: string) => pack.catalogues[catalogue]?.map((item) => item.id) ?? [];
  return [
    scale === undefined ? at([...path, 'scale'], unknown('scale', question.scale, Object.keys(pack.scales))) : null,
    ...Object.keys(question.levels ?? {}).map((point) => (scale !== undefined && own(scale.points, point) === undefined ? at([...path, 'levels', point], `Level ${point} is outside the scale “${question.scale}”`) : null)),
    question.sevenS !== null && !ids('seven-s').includes(question.sevenS) ? at([...path, 'seven-s'], unknown('7S element', question.sevenS, ids('seven-s'))) : null,
    ...question.layers.map((layer) => (ids('layers').includes(layer) ? null : at([...path, 'layer'], unknown('layer', layer, ids('layers'))))),
    ...question.sameAs.map((other) => (everyId.has(other) ? null : at([...path, 'same-as'], `There is no question “${other}”. Write bank.theme.question`))),
    unknownSource(pack, question.source, [...path, 'source'], at),
    question.national === null ? null : unknownSource(pack, question.national.source, [...path, 'national-2008', 'source'], at),
  ];
};

const renameFaults = (bank: Bank, everyId: ReadonlySet<string>, at: Report): readonly (PackFault | null)[] =>
  Object.entries(bank.renames ?? {}).flatMap(([from, to]) => [
    everyId.has(`${bank.id}.${to}`) ? null : at(['renames', from], `There is no question “${to}” in this bank to rename “${from}” to`),
    everyId.has(`${bank.id}.${from}`) ? at(['renames', from], `“${from}” is still a question of this bank, so it was not renamed`) : null,
  ]);

const bankFaults = (pack: Pack, bank: Bank, everyId: ReadonlySet<string>, at: Report): readonly (PackFault | null)[] => [
  own(pack.scales, bank.scale) === undefined ? at(['scale'], unknown('scale', bank.scale, Object.keys(pack.scales))) : null,
  unknownSource(pack, bank.source, ['source'], at),
  ...bank.themes.map((theme) => (theme.questions.length === 0 ? at(['themes', theme.id], 'This theme has no question') : null)),
  ...renameFaults(bank, everyId, at),
  ...bank.themes.flatMap((theme) => theme.questions.flatMap((question) => questionFaults(pack, question, everyId, at))),
];

const scaleFaults = (pack: Pack, at: Report): readonly (PackFault | null)[] =>
  Object.values(pack.scales).flatMap((scale) => [
    Object.keys(scale.points).length < 2 ? at(['scales', scale.id, 'points'], 'A scale needs at least two points') : null,
    ...scale.favourable.map((point) => (own(scale.points, String(point)) === undefined ? at(['scales', scale.id, 'favourable'], `Point ${point} is not on the scale`) : null)),
  ]);

/** Every bank id once, and what each bank names. */
const bankFileFaults = (pack: Pack, file: string, id: string, seen: Map<string, string>, everyId: ReadonlySet<string>, at: Report): readonly (PackFault | null)[] => {
  const first = seen.get(id);
  if (first !== undefined) return [at(['bank'], `The bank “${id}” is also in ${first}`)];
  seen.set(id, file);
  const bank = pack.banks.find((one) => one.id === id);
  return bank === undefined ? [] : bankFaults(pack, bank, everyId, at);
};

/** What one file of a pack says of another that is not so. */
export const referenceFaults = (pack: Pack, parsed: ReadonlyMap<string, ParsedFile>): readonly PackFault[] => {
  const everyId = new Set(pack.banks.flatMap((bank) => bank.themes.flatMap((theme) => theme.questions.map((question) => `${bank.id}.${question.id}`))));
  const atFile = (file: string): Report => (path, reason) => ({ file, line: parsed.get(file)?.lineOf(path) ?? 1, reason });
  const seen = new Map<string, string>();
  const faults = [...parsed].flatMap(([file, { value }]) => [
    ...(file.startsWith('banks/') ? bankFileFaults(pack, file, String((value as { readonly bank?: unknown }).bank), seen, everyId, atFile(file)) : []),
    ...recordFaults(pack, { file, value, at: atFile(file), everyId }),
  ]);
  return [...scaleFaults(pack, atFile('catalogues/scales.yaml')), ...faults, ...doubleFaults(parsed, atFile)].filter((fault): fault is PackFault => fault !== null).slice(0, most);
};
