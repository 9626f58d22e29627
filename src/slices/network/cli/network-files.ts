import { readFile, writeFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { decodeText } from '#platform/files/decode-text.ts';
import { invalid, ok, refuse, type Result } from '#lib/result.ts';
import { formatOf, lostIn, readNetwork } from '../core/formats/formats.ts';
import { readNodeList, withNodeList, writeNodeList } from '../core/formats/edge-list.ts';
import type { NetworkData } from '../core/formats/network-data.ts';
import { graphFromData } from '../core/graph-from-data.ts';
import { whatIf } from '../core/what-if.ts';
import { measureShared } from '../run/measure-shared.ts';
import { measuresAsText, whatIfAsText } from './as-text.ts';

/** What a command says: to standard output, and as warnings to standard error. */
export type Said = { readonly out: string; readonly warnings: readonly string[] };

const flags = ['--directed', '--json'];
const options = ['--weight', '--relation', '--remove', '--nodes'];

type Arguments = { readonly files: readonly string[]; readonly values: ReadonlyMap<string, readonly string[]>; readonly has: (flag: string) => boolean };

const argumentsOf = (args: readonly string[]): Result<Arguments> => {
  const [files, values, given]: [string[], Map<string, string[]>, Set<string>] = [[], new Map(), new Set()];
  for (let at = 0; at < args.length; at += 1) {
    const one = args[at] as string;
    if (flags.includes(one)) given.add(one);
    else if (options.includes(one)) {
      const value = args[at + 1];
      if (value === undefined || options.includes(value) || flags.includes(value)) return invalid([{ field: one, message: 'Say which' }]);
      values.set(one, [...(values.get(one) ?? []), value]);
      at += 1;
    } else if (one.startsWith('--')) return invalid([{ field: one, message: 'There is no such option' }]);
    else files.push(one);
  }
  return ok({ files, values, has: (flag) => given.has(flag) });
};

const textOf = async (file: string): Promise<Result<string>> => {
  const text = file === '-' ? await readStream(process.stdin) : await readFile(file).then(decodeText, () => null);
  return text === null ? refuse({ kind: 'not-found', message: `There is no file “${file}” that can be read.` }) : ok(text);
};

/** The network of a file or of standard input (`-`), with the list of people that goes with it. */
export const dataOf = async (file: string, nodes: string | undefined): Promise<Result<NetworkData>> => {
  const text = await textOf(file);
  if (!text.ok) return text;
  const data = readNetwork(file === '-' ? '-.csv' : file, text.value);
  if (!data.ok || nodes === undefined) return data;
  const list = await textOf(nodes);
  if (!list.ok) return list;
  const read = readNodeList(list.value);
  return read.ok ? ok(withNodeList(data.value, read.value)) : read;
};

const readied = async ({ files, values, has }: Arguments, like: string): Promise<ReturnType<typeof graphFromData>> => {
  const file = files[0];
  if (file === undefined || files.length > 1) return invalid([], `Say which file: ${like}`);
  const data = await dataOf(file, undefined);
  return data.ok ? graphFromData(data.value, { directed: has('--directed'), weight: values.get('--weight')?.[0] ?? null, relations: values.get('--relation') ?? [] }) : data;
};

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);

/** `joinery network measure FILE`: every measure of a file, with no server. */
export const measureFile = async (args: readonly string[]): Promise<Result<Said>> => {
  const given = argumentsOf(args);
  if (!given.ok) return given;
  const read = await readied(given.value, 'joinery network measure FILE.csv [--directed] [--weight COLUMN] [--relation NAME] [--json]');
  if (!read.ok) return read;
  const found = measureShared(read.value.graph);
  return ok({ out: given.value.has('--json') ? asJson(found) : measuresAsText(found), warnings: read.value.warnings });
};

/** `joinery network whatif FILE --remove ID`: the same network without someone. */
export const whatIfFile = async (args: readonly string[]): Promise<Result<Said>> => {
  const given = argumentsOf(args);
  if (!given.ok) return given;
  const remove = given.value.values.get('--remove') ?? [];
  if (remove.length === 0) return invalid([], 'Say who is to go: joinery network whatif FILE.csv --remove ID [--json]');
  const read = await readied(given.value, 'joinery network whatif FILE.csv --remove ID [--json]');
  if (!read.ok) return read;
  const known = new Set(read.value.graph.ids);
  const unknown = remove.filter((id) => !known.has(id));
  if (unknown.length > 0) return invalid(unknown.map((id) => ({ field: '--remove', message: `“${id}” is not in the file` })));
  const found = whatIf(read.value.graph, { remove });
  return ok({ out: given.value.has('--json') ? asJson(found) : whatIfAsText(found), warnings: read.value.warnings });
};

/** Where names and attributes of people go beside an edge list, which has no place for them. */
const listFor = (from: string, to: string, nodes: string | undefined): { readonly read: string | undefined; readonly written: string | undefined } => {
  const isList = (file: string): boolean => formatOf(file)?.name === 'edge list';
  return { read: isList(from) ? nodes : undefined, written: isList(to) && !isList(from) ? nodes : undefined };
};

/** `joinery network convert IN OUT`: by the endings of the two names. `--nodes FILE.csv` goes with an edge list: read with one that comes in, written with one that goes out. */
export const convertFile = async (args: readonly string[]): Promise<Result<Said>> => {
  const given = argumentsOf(args);
  if (!given.ok) return given;
  const [from, to, extra] = given.value.files;
  if (from === undefined || to === undefined || extra !== undefined) return invalid([], 'Say which file and to what: joinery network convert IN OUT [--nodes FILE.csv]');
  const format = formatOf(to);
  if (format === null) return invalid([{ field: 'file', message: `“${to}” has no ending that is known` }]);
  const list = listFor(from, to, given.value.values.get('--nodes')?.[0]);
  const data = await dataOf(from, list.read);
  if (!data.ok) return data;
  const network = { ...data.value, directed: data.value.directed || given.value.has('--directed') };
  const { nodes, ties } = network;
  await writeFile(to, format.write(network));
  if (list.written !== undefined) await writeFile(list.written, writeNodeList(network));
  return ok({ out: `${nodes.length} nodes and ${ties.length} ${ties.length === 1 ? 'tie' : 'ties'} are in ${to}`, warnings: list.written === undefined ? lostIn(format, network) : [] });
};
