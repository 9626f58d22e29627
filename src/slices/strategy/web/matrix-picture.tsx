import { plural } from '#lib/text.ts';
import { MatrixChart, type MatrixMark } from '#platform/charts/matrix-chart.tsx';
import type { Cell } from '../core/contribution-cell.ts';
import type { StrategyWhole } from './read-strategy.ts';

const markOf = (cell: Cell): MatrixMark => ({ row: cell.doer.id, column: cell.outcome, strong: cell.role === 'leads', open: cell.answer === null });

/** Partners by outcome, drawn: who leads, who contributes, and what is not accepted yet. */
export const MatrixPicture = ({ whole: { outcomes, cells } }: { readonly whole: StrategyWhole }) => {
  const shown = cells.filter((cell) => cell.answer !== 'declined' && outcomes.some((one) => one.key === cell.outcome));
  const rows = [...Map.groupBy(shown, (cell) => cell.doer.id as string)].map(([id, own]) => ({ id, label: own[0]?.doerName ?? '', count: own.length })).toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const open = shown.filter((cell) => cell.answer === null).length;
  const columns = outcomes.filter((one) => shown.some((cell) => cell.outcome === one.key)).map((one) => ({ id: one.key, label: one.title }));
  const title = open === 0 ? 'Every partner has said yes to its part' : `${plural(open, 'part is', 'parts are')} not accepted yet`;
  const props = { title, rows, columns, marks: shown.map(markOf) };
  return (
    <figure class="joinery-figure">
      <figcaption class="joinery-figure__title">{title}</figcaption>
      <div class="joinery-figure__wide"><MatrixChart id="matrix" {...props} /></div>
      <div class="joinery-figure__compact"><MatrixChart id="matrix-compact" {...props} compact /></div>
    </figure>
  );
};
