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

/** The head may stand on one line or many; a list of labels goes on until the next thing that is named. */
const partsOf = (text: string): Parts => {
  const [lists, data]: [Map<string, string[]>, string[]] = [new Map(), []];
  let [head, open, isEmbedded] = ['', '', false];
  for (const raw of text.split(/\r?\n/)) {
    let line = raw.trim();
    if (open === 'data') {
      data.push(line);
      continue;
    }
    if (/^labels embedded\s*:?$/i.test(line)) {
      isEmbedded = true;
      continue;
    }
    const start = line.startsWith('"') ? null : listStart.exec(line);
    if (start !== null && (open === '' || (start[1] ?? '') === '')) {
      head += ` ${start[1] ?? ''}`;
      open = (start[2] as string).toLowerCase().replace('col labels', 'column labels');
      isEmbedded ||= start[3] !== undefined;
      line = start[4] as string;
      if (open === 'data') data.push(line);
      else if (!lists.has(open)) lists.set(open, []);
    } else if (open === '') head += ` ${line}`;
    if (open !== '' && open !== 'data') lists.get(open)?.push(...wordsOf(line));
  }
  return { head, lists: new Map([...lists].filter(([, words]) => words.length > 0)), isEmbedded: isEmbedded || /labels embedded/i.test(head), data };
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
