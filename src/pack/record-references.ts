import { unknown, unknownSource, type Report } from './known-names.ts';
import type { ParsedFile } from './parse-file.ts';
import type { Pack, PackFault } from './types.ts';

type Found = readonly (PackFault | null)[];
type Place = { readonly file: string; readonly value: unknown; readonly at: Report; readonly everyId: ReadonlySet<string> };

const idsOf = (pack: Pack, catalogue: string): readonly string[] => (pack.catalogues[catalogue] ?? []).map((item) => item.id);

const notIn = (known: readonly string[], what: string, value: string, path: readonly PropertyKey[], at: Report): PackFault | null => (known.includes(value) ? null : at(path, unknown(what, value, known)));

const listFaults = (pack: Pack, { value, at }: Place): Found => {
  const list = pack.lists.find((one) => one.id === (value as { readonly list: string }).list);
  return [
    list === undefined ? null : unknownSource(pack, list.source, ['source'], at),
    ...(list?.partners ?? []).flatMap(({ sector, kind }, index) => [
      sector === null ? null : notIn(idsOf(pack, 'sectors'), 'sector', sector, ['partners', index, 'sector'], at),
      kind === null ? null : notIn(idsOf(pack, 'organisation-kinds'), 'kind of organisation', kind, ['partners', index, 'kind'], at),
    ]),
  ];
};

const practiceFaults = (pack: Pack, { value, at, everyId }: Place): Found => {
  const here = new Set(Object.keys((value as { readonly practices: object }).practices));
  return pack.practices
    .filter((one) => here.has(one.id))
    .flatMap((one) => {
      const path = ['practices', one.id];
      return [
        unknownSource(pack, one.source, [...path, 'source'], at),
        ...one.sevenS.map((element) => notIn(idsOf(pack, 'seven-s'), '7S element', element, [...path, 'seven-s'], at)),
        ...one.layers.map((layer) => notIn(idsOf(pack, 'layers'), 'layer', layer, [...path, 'layers'], at)),
        ...one.questions.map((question) => (everyId.has(question) ? null : at([...path, 'questions'], `There is no question “${question}”. Write bank.theme.question`))),
      ];
    });
};

const catalogueFaults = (pack: Pack, { value, at }: Place): Found =>
  (pack.catalogues[(value as { readonly catalogue?: string }).catalogue ?? ''] ?? []).flatMap(({ id, source, tags }) => [
    source === null ? null : unknownSource(pack, source, ['items', id, 'source'], at),
    tags['sector'] === undefined ? null : notIn(idsOf(pack, 'sectors'), 'sector', tags['sector'], ['items', id, 'tags', 'sector'], at),
  ]);

// A code that is asked for twice in one framework is one indicator written down twice.
const frameworkFaults = (pack: Pack, { value, at }: Place): Found => {
  const framework = pack.frameworks.find((one) => one.id === (value as { readonly framework: string }).framework);
  const codes = new Set<string>();
  return [
    framework === undefined ? null : unknownSource(pack, framework.source, ['source'], at),
    ...(framework?.indicators ?? []).map(({ id, code }) => {
      const double = codes.has(code);
      codes.add(code);
      return double ? at(['indicators', id, 'code'], `The code “${code}” stands twice in this framework`) : null;
    }),
  ];
};

const limitFaults = (pack: Pack, { at }: Place): Found => Object.entries(pack.limits).map(([id, limit]) => unknownSource(pack, limit.source, ['limits', id, 'source'], at));

/** What a list, a catalogue, the limits or the practice name that the pack does not hold. */
export const recordFaults = (pack: Pack, place: Place): Found => {
  if (place.file.startsWith('lists/')) return listFaults(pack, place);
  if (place.file.startsWith('indicators/')) return frameworkFaults(pack, place);
  if (place.file.startsWith('practice/')) return practiceFaults(pack, place);
  if (place.file === 'limits.yaml') return limitFaults(pack, place);
  return place.file.startsWith('catalogues/') && !place.file.endsWith('/scales.yaml') ? catalogueFaults(pack, place) : [];
};

const namesIn = (value: unknown): readonly (readonly [name: string, path: readonly string[]])[] => {
  const { list, framework, catalogue, practices } = value as { readonly list?: string; readonly framework?: string; readonly catalogue?: string; readonly practices?: object };
  if (list !== undefined) return [[`list “${list}”`, ['list']]];
  if (framework !== undefined) return [[`framework “${framework}”`, ['framework']]];
  if (catalogue !== undefined) return [[`catalogue “${catalogue}”`, ['catalogue']]];
  return Object.keys(practices ?? {}).map((id) => [`practice “${id}”`, ['practices', id]] as const);
};

/** Lists, catalogues and practices that two files both claim to hold. */
export const doubleFaults = (parsed: ReadonlyMap<string, ParsedFile>, atFile: (file: string) => Report): Found => {
  const seen = new Map<string, string>();
  return [...parsed].flatMap(([file, { value }]) =>
    namesIn(value).map(([name, path]) => {
      const first = seen.get(name);
      seen.set(name, first ?? file);
      return first === undefined ? null : atFile(file)(path, `The ${name} is also in ${first}`);
    }),
  );
};
