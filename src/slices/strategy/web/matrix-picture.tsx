import { plural } from '#lib/text.ts';
import { MatrixChart, type MatrixMark } from '#platform/charts/matrix-chart.tsx';
import type { Cell } from '../core/contribution-cell.ts';
import type { StrategyWhole } from './read-strategy.ts';

const most = 16;
const markOf = (cell: Cell): MatrixMark => ({ row: cell.outcome, column: cell.doer.id, strong: cell.role === 'leads', open: cell.answer === null });

/** Outcomes by partner, drawn: who leads, who contributes, and what is not accepted yet. Of many partners, those that do most. */
export const MatrixPicture = ({ whole: { outcomes, cells } }: { readonly whole: StrategyWhole }) => {
  const all = cells.filter((cell) => cell.answer !== 'declined' && outcomes.some((one) => one.key === cell.outcome));
  const doers = [...Map.groupBy(all, (cell) => cell.doer.id as string)].map(([id, own]) => ({ id, label: own[0]?.doerName ?? '', count: own.length })).toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const columns = doers.slice(0, most);
  const shown = all.filter((cell) => columns.some((one) => one.id === cell.doer.id));
  const open = all.filter((cell) => cell.answer === null).length;
  const rows = outcomes.filter((one) => shown.some((cell) => cell.outcome === one.key)).map((one) => ({ id: one.key, label: one.title }));
  const title = open === 0 ? 'Every partner has said yes to its part' : `${plural(open, 'part is', 'parts are')} not accepted yet`;
  const props = { title, rows, columns, marks: shown.map(markOf) };
  return (
    <figure class="joinery-figure">
      <figcaption class="joinery-figure__title">{title}</figcaption>
      <div class="joinery-figure__wide"><MatrixChart id="matrix" {...props} /></div>
      <div class="joinery-figure__compact"><MatrixChart id="matrix-compact" {...props} compact /></div>
      {doers.length > most && <p class="govuk-body-s">Drawn are the {most} partners and groups that do most; {doers.length - most} more are in the table.</p>}
    </figure>
  );
};
