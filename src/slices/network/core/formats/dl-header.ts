import { wordsOf } from './words.ts';

export type DlHeader = {
  /** 0 for two modes: then rows and columns. */
  readonly size: number;
  readonly rows: number;
  readonly columns: number;
  readonly matrices: number;
  readonly format: string;
  readonly isEmbedded: boolean;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly data: readonly string[];
};

const listStart = /^(.*?)\b((?:row |column |col |matrix |level )?labels|data)( embedded)?\s*:\s*(.*)$/i;

type Parts = { readonly head: string; readonly lists: ReadonlyMap<string, readonly string[]>; readonly isEmbedded: boolean; readonly data: readonly string[] };

type Open = { readonly head: string[]; readonly lists: Map<string, string[]>; readonly data: string[]; name: string; isEmbedded: boolean };

/** Goes on to the list or the data that a line begins, if it begins one. Gives what is left of the line. */
const begin = (open: Open, line: string): string => {
  const start = line.startsWith('"') ? null : listStart.exec(line);
  if (start === null || (open.name !== '' && start[1] !== '')) return line;
  const [, before = '', name = '', embedded, rest = ''] = start;
  open.head.push(before);
  open.name = name.toLowerCase().replace('col labels', 'column labels');
  open.isEmbedded ||= embedded !== undefined;
  if (open.name !== 'data' && !open.lists.has(open.name)) open.lists.set(open.name, []);
  return rest;
};

/** The head may stand on one line or many; a list of labels goes on until the next thing that is named. */
const partsOf = (text: string): Parts => {
  const open: Open = { head: [], lists: new Map(), data: [], name: '', isEmbedded: false };
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (open.name !== 'data' && /^labels embedded\s*:?$/i.test(line)) {
      open.isEmbedded = true;
      continue;
    }
    const rest = open.name === 'data' ? line : begin(open, line);
    if (open.name === '') open.head.push(rest);
    else if (open.name === 'data') open.data.push(rest);
    else open.lists.get(open.name)?.push(...wordsOf(rest));
  }
  const head = open.head.join(' ');
  return { head, lists: new Map([...open.lists].filter(([, words]) => words.length > 0)), isEmbedded: open.isEmbedded || /labels embedded/i.test(head), data: open.data };
};

/** What stands before the data of a DL file; null when it is none. */
export const readDlHeader = (text: string): DlHeader | null => {
  const bare = text.replace(/^\uFEFF/, '');
  if (!/^\s*dl\b/i.test(bare)) return null;
  const { head, lists, isEmbedded, data } = partsOf(bare.replace(/^\s*dl\b/i, ''));
  const numberOf = (name: string): number => Number(new RegExp(`\\b${name}\\s*=\\s*(\\d+)`, 'i').exec(head)?.[1] ?? 0);
  const size = numberOf('n');
  const [rows, columns] = [numberOf('nr') || size, numberOf('nc') || size];
  const isSized = /\bn\s*=\s*\d/i.test(head) || (rows > 0 && columns > 0);
  return isSized ? { size, rows, columns, matrices: numberOf('nm') || 1, format: (/\bformat\s*=\s*(\w+)/i.exec(head)?.[1] ?? 'fullmatrix').toLowerCase(), isEmbedded, lists, data } : null;
};
