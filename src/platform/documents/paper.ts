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

/** Shares of a table's width, the widest for the column with the longest text. */
export const columnShares = ({ columns, rows }: PaperTable): readonly number[] => {
  const needs = columns.map(({ title }, index) => {
    const longest = Math.max(title.length * 0.8, ...rows.map((row) => String(row[index] ?? '').length));
    return Math.min(48, Math.max(7, longest));
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => need / all);
};
