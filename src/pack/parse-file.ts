import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { PackFault } from './types.ts';

export type ParsedFile = { readonly file: string; readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number; readonly faults: readonly PackFault[] };

const largest = 1_000_000;

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

/** Reads one YAML file. Aliases and custom tags are refused: a pack is plain data that a person can read from top to bottom. */
export const parseFile = (file: string, text: string): ParsedFile => {
  const none = { file, value: undefined, lineOf: () => 1 };
  if (text.length > largest) return { ...none, faults: [{ file, line: 1, reason: 'The file is larger than 1 MB' }] };
  if (text.includes('\u0000') || text.includes('\uFFFD')) return { ...none, faults: [{ file, line: 1, reason: 'The file is not UTF-8 text' }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core', stringKeys: true });
  const broken = [...document.errors, ...document.warnings].map((fault) => ({ file, line: fault.linePos?.[0].line ?? 1, reason: fault.message.split('\n')[0] ?? 'It is not YAML' }));
  if (broken.length > 0) return { ...none, faults: broken };
  const alias = /(^|\s)[&*][A-Za-z0-9_-]+(\s|$)/m.exec(text.replace(/(["'])(?:(?!\1)[^\n])*\1/g, '').replace(/#.*$/gm, ''));
  try {
    return { file, value: document.toJS({ maxAliasCount: 0 }), lineOf: lineFinder(document, lines), faults: [] };
  } catch {
    return { ...none, faults: [{ file, line: alias === null ? 1 : lines.linePos(alias.index).line, reason: 'Aliases (&name and *name) are not allowed: write the text out where it belongs' }] };
  }
};

const inWords = (issue: z.core.$ZodIssue): string => {
  const where = issue.path.length === 0 ? 'the file' : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `${where} has a key we do not know: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && /undefined/.test(issue.message)) return `${where} is missing`;
  return `${where}: ${issue.message.replace(/^Invalid input: /, '')}`;
};

/** Checks a file against its shape; each fault with its line. */
export const checkShape = <T>(parsed: ParsedFile, schema: z.ZodType<T>): { readonly value: T | null; readonly faults: readonly PackFault[] } => {
  if (parsed.faults.length > 0) return { value: null, faults: parsed.faults };
  const read = schema.safeParse(parsed.value);
  if (read.success) return { value: read.data, faults: [] };
  return {
    value: null,
    faults: read.error.issues.map((issue) => ({
      file: parsed.file,
      line: parsed.lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
      reason: inWords(issue),
    })),
  };
};
