import { isAlias, isMap, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { PackFault } from './types.ts';

export type ParsedFile = { readonly file: string; readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number; readonly faults: readonly PackFault[] };

const largest = 1_000_000;
const mostFaults = 100;
const deepest = 30;
const tooDeep = `The lists and maps are nested too deeply: at most ${deepest} levels`;

const lineFinder = (document: Document, lines: LineCounter) => (path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last)) : undefined;
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Node | undefined;
    if (node?.range != null) return lines.linePos(node.range[0]).line;
  }
  return 1;
};

/** At most so many faults of one file: past that, more of them help nobody and cost time. */
const firstFaults = (file: string, faults: readonly PackFault[], all: number): readonly PackFault[] =>
  all > faults.length ? [...faults, { file, line: 1, reason: `There are ${all - faults.length} more faults in this file` }] : faults;

// Our own search for double keys: the library compares each key with every other, which takes seconds for a large file.
const plainDataFaults = (file: string, document: Document, lines: LineCounter): readonly PackFault[] => {
  const faults: PackFault[] = [];
  const at = (node: Node, reason: string) => void faults.push({ file, line: lines.linePos(node.range?.[0] ?? 0).line, reason });
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(String(key.value))) at(key, `“${String(key.value)}” is written twice in the same place: ids and keys must be unique`);
        seen.add(String(key.value));
      }
    },
    Node: (_, node) => {
      if (isAlias(node) || node.anchor !== undefined) at(node, 'Aliases (&name and *name) are not allowed: write the text out where it belongs');
    },
  });
  return faults;
};

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((below) => isDeeper(below, levels - 1)));

const syntaxReason = (message: string): string => (message.includes('call stack') ? tooDeep : (message.split('\n')[0] ?? 'It is not YAML'));

const parseText = (file: string, text: string): ParsedFile => {
  const none = { file, value: undefined, lineOf: () => 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: 'core', stringKeys: true });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const first = broken.slice(0, mostFaults).map((fault) => ({ file, line: fault.linePos?.[0].line ?? 1, reason: syntaxReason(fault.message) }));
    const deep = first.find((fault) => fault.reason === tooDeep);
    return { ...none, faults: deep === undefined ? firstFaults(file, first, broken.length) : [deep] };
  }
  const notPlain = plainDataFaults(file, document, lines);
  if (notPlain.length > 0) return { ...none, faults: firstFaults(file, notPlain.slice(0, mostFaults), notPlain.length) };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  if (isDeeper(value, deepest)) return { ...none, faults: [{ file, line: 1, reason: tooDeep }] };
  return { file, value, lineOf: lineFinder(document, lines), faults: [] };
};

/** Reads one YAML file. Aliases and custom tags are refused: a pack is plain data that a person can read from top to bottom. */
export const parseFile = (file: string, text: string): ParsedFile => {
  const refused = (reason: string): ParsedFile => ({ file, value: undefined, lineOf: () => 1, faults: [{ file, line: 1, reason }] });
  if (text.length > largest) return refused('The file is larger than 1 MB');
  if (text.includes('\u0000') || text.includes('\uFFFD')) return refused('The file is not UTF-8 text');
  try {
    return parseText(file, text);
  } catch (error) {
    return refused(error instanceof RangeError ? tooDeep : 'It is not YAML that can be read');
  }
};

const inWords = (issue: z.core.$ZodIssue): string => {
  const where = issue.path.length === 0 ? 'the file' : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `${where} has a key we do not know: ${issue.keys.slice(0, 12).join(', ')}`;
  if (issue.code === 'invalid_type' && /undefined/.test(issue.message)) return `${where} is missing`;
  return `${where}: ${issue.message.replace(/^Invalid input: /, '')}`;
};

/** Checks a file against its shape; each fault with its line. */
export const checkShape = <T>(parsed: ParsedFile, schema: z.ZodType<T>): { readonly value: T | null; readonly faults: readonly PackFault[] } => {
  if (parsed.faults.length > 0) return { value: null, faults: parsed.faults };
  const read = schema.safeParse(parsed.value);
  if (read.success) return { value: read.data, faults: [] };
  const { issues } = read.error;
  const faults = issues.slice(0, mostFaults).map((issue) => ({
    file: parsed.file,
    line: parsed.lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
    reason: inWords(issue),
  }));
  return { value: null, faults: firstFaults(parsed.file, faults, issues.length) };
};
