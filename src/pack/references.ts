import type { ParsedFile } from './parse-file.ts';
import type { Bank, Pack, PackFault, Question } from './types.ts';

/** The place of a question in its file: `a.b.c` stands under themes.a.questions.b.questions.c. */
const pathOf = (question: Question): readonly string[] => {
  const [theme = '', ...rest] = question.id.split('.');
  return ['themes', theme, ...rest.flatMap((part) => ['questions', part])];
};

// Names come from the file: “constructor” must not find what every object has.
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

type Report = (path: readonly PropertyKey[], reason: string) => PackFault;

const unknown = (what: string, value: string, known: Iterable<string>): string => `There is no ${what} “${value}”. Known: ${[...known].slice(0, 12).join(', ')}`;

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
    sourceFault(pack, question.source) ? at([...path, 'source'], unknown('source', question.source.split(' ')[0] ?? '', Object.keys(pack.sources))) : null,
  ];
};

const sourceFault = (pack: Pack, source: string): boolean => own(pack.sources, source.split(/[ ,;]/)[0] ?? '') === undefined;

const bankFaults = (pack: Pack, bank: Bank, everyId: ReadonlySet<string>, at: Report): readonly (PackFault | null)[] => [
  own(pack.scales, bank.scale) === undefined ? at(['scale'], unknown('scale', bank.scale, Object.keys(pack.scales))) : null,
  ...bank.themes.map((theme) => (theme.questions.length === 0 ? at(['themes', theme.id], 'This theme has no question') : null)),
  ...bank.themes.flatMap((theme) => theme.questions.flatMap((question) => questionFaults(pack, question, everyId, at))),
];

const scaleFaults = (pack: Pack, at: Report): readonly (PackFault | null)[] =>
  Object.values(pack.scales).flatMap((scale) => [
    Object.keys(scale.points).length < 2 ? at(['scales', scale.id, 'points'], 'A scale needs at least two points') : null,
    ...scale.favourable.map((point) => (own(scale.points, String(point)) === undefined ? at(['scales', scale.id, 'favourable'], `Point ${point} is not on the scale`) : null)),
  ]);

const sectorFaults = (pack: Pack, file: string, at: Report): readonly (PackFault | null)[] => {
  const sectors = new Set(pack.catalogues['sectors']?.map((item) => item.id));
  const list = pack.lists.find((one) => file === `lists/${one.id}.yaml`);
  return (list?.partners ?? []).map((partner, index) => (partner.sector !== null && !sectors.has(partner.sector) ? at(['partners', index, 'sector'], unknown('sector', partner.sector, sectors)) : null));
};

/** What one file of a pack says of another that is not so. */
export const referenceFaults = (pack: Pack, parsed: ReadonlyMap<string, ParsedFile>): readonly PackFault[] => {
  const everyId = new Set(pack.banks.flatMap((bank) => bank.themes.flatMap((theme) => theme.questions.map((question) => `${bank.id}.${question.id}`))));
  const atFile = (file: string): Report => (path, reason) => ({ file, line: parsed.get(file)?.lineOf(path) ?? 1, reason });
  const seen = new Map<string, string>();
  const faults: (PackFault | null)[] = [...scaleFaults(pack, atFile('catalogues/scales.yaml'))];
  for (const [file, { value }] of parsed) {
    const bank = file.startsWith('banks/') ? pack.banks.find((one) => one.id === (value as { readonly bank?: string }).bank) : undefined;
    if (bank !== undefined) {
      if (seen.has(bank.id)) faults.push(atFile(file)(['bank'], `The bank “${bank.id}” is also in ${seen.get(bank.id)}`));
      seen.set(bank.id, file);
      faults.push(...bankFaults(pack, bank, everyId, atFile(file)));
    }
    faults.push(...sectorFaults(pack, file, atFile(file)));
    if (file.startsWith('practice/')) {
      for (const id of Object.keys((value as { readonly practices: object }).practices)) {
        const practice = pack.practices.find((one) => one.id === id);
        for (const question of practice?.questions ?? []) if (!everyId.has(question)) faults.push(atFile(file)(['practices', id, 'questions'], `There is no question “${question}”`));
      }
    }
  }
  return faults.filter((fault): fault is PackFault => fault !== null);
};
