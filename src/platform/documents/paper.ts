/** What a board paper holds, whatever it is printed as. */
export type PaperColumn = { readonly title: string; readonly numeric?: boolean };
export type PaperTable = { readonly caption: string; readonly columns: readonly PaperColumn[]; readonly rows: readonly (readonly (string | number)[])[] };
export type PaperAction = { readonly action: string; readonly who: string; readonly by: string; readonly status?: string };
export type PaperFinding = { readonly text: string; readonly detail?: string };

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'findings'; readonly items: readonly PaperFinding[] }
  | { readonly kind: 'picture'; readonly svg: string; readonly title: string; readonly alt: string; /** The same picture drawn for a narrow screen. */ readonly compact?: string }
  | ({ readonly kind: 'table' } & PaperTable)
  | { readonly kind: 'actions'; readonly caption: string; readonly actions: readonly PaperAction[] };

export type Paper = {
  readonly title: string;
  readonly subtitle: string;
  /** The day in words, such as '21 November 2026'. */
  readonly date: string;
  readonly purpose: 'For decision' | 'For information';
  readonly partnership: string;
  readonly sections: readonly Block[];
};

/** A block without its actions: printers know tables, and a list of actions is one. */
export type PlainBlock = Exclude<Block, { readonly kind: 'actions' }>;

const actionTable = (caption: string, actions: readonly PaperAction[]): PlainBlock => {
  const withStatus = actions.some(({ status }) => status !== undefined);
  return {
    kind: 'table',
    caption,
    columns: ['Action', 'Who', 'By when', ...(withStatus ? ['Status'] : [])].map((title) => ({ title })),
    rows: actions.map(({ action, who, by, status }) => [action, who, by, ...(withStatus ? [status ?? ''] : [])]),
  };
};

/** The blocks of a paper with its lists of actions as tables. */
export const plainBlocks = (paper: Paper): readonly PlainBlock[] => paper.sections.map((block) => (block.kind === 'actions' ? actionTable(block.caption, block.actions) : block));

/** Every table of a paper, in order. */
export const tablesOf = (paper: Paper): readonly PaperTable[] => plainBlocks(paper).filter((block) => block.kind === 'table');

const longestWord = (texts: readonly string[]): number => Math.max(0, ...texts.flatMap((text) => text.split(/\s+/)).map((word) => word.length));

/** About how many characters fit on a line of a table, which is printed smaller the more columns it has. */
const lineOf = (columns: number): number => (columns > 9 ? 118 : columns > 6 ? 104 : 88);

/** Shares of a table's width: each column has room for its longest word, and the rest goes to those with the longest texts. */
export const columnShares = ({ columns, rows }: PaperTable): readonly number[] => {
  const needs = columns.map(({ title }, index) => {
    const texts = rows.map((row) => String(row[index] ?? ''));
    const least = Math.min(22, Math.max(6, longestWord([title, ...texts]) + 2.5));
    return { least, more: Math.max(0, Math.min(48, Math.max(title.length * 0.8, ...texts.map((text) => text.length))) - least) };
  });
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const more = needs.reduce((sum, need) => sum + need.more, 0);
  const room = Math.max(0, lineOf(columns.length) - least);
  const widths = needs.map((need) => need.least + (more === 0 ? 0 : (room * need.more) / more));
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / all);
};
