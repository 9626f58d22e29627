import { invalid, ok, type Result } from '#lib/result.ts';
import { readDl, writeDl } from './dl.ts';
import { readEdgeList, writeEdgeList } from './edge-list.ts';
import { readGexf, writeGexf } from './gexf.ts';
import { readGraphml, writeGraphml } from './graphml.ts';
import { writeKumu } from './kumu.ts';
import { hidesDirection, type NetworkData } from './network-data.ts';
import { readPajek, writePajek } from './pajek.ts';
import { readVna, writeVna } from './vna.ts';

export type Format = {
  readonly name: string;
  readonly endings: readonly string[];
  readonly read: ((text: string) => Result<NetworkData>) | null;
  readonly write: (data: NetworkData) => string;
  /** What it has no place for. */
  readonly lacks: readonly ('labels' | 'node attributes' | 'tie attributes' | 'direction')[];
};

export const formats: readonly Format[] = [
  { name: 'edge list', endings: ['csv'], read: readEdgeList, write: writeEdgeList, lacks: ['labels', 'node attributes'] },
  { name: 'GraphML', endings: ['graphml'], read: readGraphml, write: writeGraphml, lacks: [] },
  { name: 'GEXF', endings: ['gexf'], read: readGexf, write: writeGexf, lacks: [] },
  { name: 'Pajek', endings: ['net', 'paj'], read: readPajek, write: writePajek, lacks: ['labels', 'node attributes', 'tie attributes'] },
  { name: 'UCINET DL', endings: ['dl'], read: readDl, write: writeDl, lacks: ['labels', 'node attributes', 'tie attributes', 'direction'] },
  { name: 'VNA', endings: ['vna'], read: readVna, write: writeVna, lacks: ['tie attributes', 'direction'] },
  { name: 'Kumu', endings: ['json'], read: null, write: writeKumu, lacks: [] },
];

const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1).toLowerCase();

/** The format that a file's name ends in. */
export const formatOf = (file: string): Format | null => formats.find(({ endings }) => endings.includes(endingOf(file))) ?? null;

const known = formats.map(({ endings }) => `.${endings[0] ?? ''}`).join(', ');

/** A strength that is no number (NaN, Infinity) is refused, whatever the format: it would make every figure that it enters none. */
const withStrengths = (data: NetworkData): Result<NetworkData> => {
  const faults = data.ties.filter(({ weight }) => weight !== null && !Number.isFinite(weight));
  return faults.length === 0 ? ok(data) : invalid(faults.slice(0, 20).map(({ source, target }) => ({ field: 'file', message: `The strength of the tie from ${source} to ${target} is not a number` })));
};

export const readNetwork = (file: string, text: string): Result<NetworkData> => {
  const format = formatOf(file);
  if (format === null) return invalid([{ field: 'file', message: `“${file}” ends in none of ${known}` }]);
  if (format.read === null) return invalid([{ field: 'file', message: `${format.name} is written and not read` }]);
  const data = format.read(text);
  return data.ok ? withStrengths(data.value) : data;
};

const directionLost = (format: Format, data: NetworkData): string =>
  data.directed ? `${format.name} can’t say that a network is directed where every tie is returned. This one will be read as undirected.` : `${format.name} can’t say that a network with no tie between two is undirected. This one will be read as directed.`;

const holds: Readonly<Record<Format['lacks'][number], (data: NetworkData) => boolean>> = {
  labels: ({ nodes }) => nodes.some(({ label }) => label !== null),
  'node attributes': ({ nodes }) => nodes.some(({ attributes }) => Object.keys(attributes).length > 0),
  'tie attributes': ({ ties }) => ties.some(({ attributes }) => Object.keys(attributes).length > 0),
  direction: hidesDirection,
};

/** What of this network a format has no place for, in words; empty when all of it goes over. */
export const lostIn = (format: Format, data: NetworkData): readonly string[] =>
  format.lacks.filter((one) => holds[one](data)).map((one) => (one === 'direction' ? directionLost(format, data) : `${format.name} has no place for ${one}. They are left out.`));
