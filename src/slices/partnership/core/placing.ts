import type { CatalogueItem } from '#pack';

/** One member's view of where the partnership stands. */
export type View = { readonly sector: string | null; readonly stage: string; readonly type: string };

/** How many members chose each item of a catalogue, in its order, split by those inside and outside the council. */
export type Spread = readonly { readonly item: CatalogueItem; readonly council: number; readonly others: number }[];

/** Counts the views by stage or by type (WBT Fig 2, ART). */
export const spreadOf = (views: readonly View[], by: 'stage' | 'type', items: readonly CatalogueItem[]): Spread =>
  items.map((item) => {
    const chose = views.filter((view) => view[by] === item.id);
    const council = chose.filter((view) => view.sector === 'council').length;
    return { item, council, others: chose.length - council };
  });

/** What the spread says: the most chosen, and how far apart the members are. Null when nobody has said. */
export const spreadInWords = (spread: Spread): string | null => {
  const total = spread.reduce((sum, row) => sum + row.council + row.others, 0);
  if (total === 0) return null;
  const [first] = spread.toSorted((a, b) => b.council + b.others - a.council - a.others);
  const most = (first?.council ?? 0) + (first?.others ?? 0);
  const used = spread.filter((row) => row.council + row.others > 0).length;
  const part = `${most} of ${total}`;
  if (used === 1) return `All ${total} who have said see it as ${first?.item.title.toLowerCase()}.`;
  return most * 2 > total ? `Most (${part}) see it as ${first?.item.title.toLowerCase()}; the others differ.` : `Members see it differently: the most common view, ${first?.item.title.toLowerCase()}, is that of ${part}.`;
};
