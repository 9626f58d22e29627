import { invalid, ok, type Result } from '#lib/result.ts';
import { readDl, writeDl } from './dl.ts';
import { readEdgeList, writeEdgeList } from './edge-list.ts';
import { readGexf, writeGexf } from './gexf.ts';
import { readGraphml, writeGraphml } from './graphml.ts';
import { writeKumu } from './kumu.ts';
import type { NetworkData } from './network-data.ts';
import { readPajek, writePajek } from './pajek.ts';
import { readVna, writeVna } from './vna.ts';

export type Format = {
  readonly name: string;
  readonly endings: readonly string[];
  readonly read: ((text: string) => Result<NetworkData>) | null;
  readonly write: (data: NetworkData) => string;
  /** What it has no place for. */
  readonly lacks: readonly ('labels' | 'node attributes' | 'tie attributes')[];
};

export const formats: readonly Format[] = [
  { name: 'edge list', endings: ['csv'], read: readEdgeList, write: writeEdgeList, lacks: ['labels', 'node attributes'] },
  { name: 'GraphML', endings: ['graphml'], read: readGraphml, write: writeGraphml, lacks: [] },
  { name: 'GEXF', endings: ['gexf'], read: readGexf, write: writeGexf, lacks: [] },
  { name: 'Pajek', endings: ['net', 'paj'], read: readPajek, write: writePajek, lacks: ['labels', 'node attributes', 'tie attributes'] },
  { name: 'UCINET DL', endings: ['dl'], read: readDl, write: writeDl, lacks: ['labels', 'node attributes', 'tie attributes'] },
  { name: 'VNA', endings: ['vna'], read: readVna, write: writeVna, lacks: ['tie attributes'] },
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

/** What of this network a format has no place for, in words; empty when all of it goes over. */
export const lostIn = (format: Format, { nodes, ties }: NetworkData): readonly string[] => {
  const held = { labels: nodes.some(({ label }) => label !== null), 'node attributes': nodes.some(({ attributes }) => Object.keys(attributes).length > 0), 'tie attributes': ties.some(({ attributes }) => Object.keys(attributes).length > 0) };
  return format.lacks.filter((one) => held[one]).map((one) => `${format.name} has no place for ${one}. They are left out.`);
};
