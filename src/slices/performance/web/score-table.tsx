import { Table, type TableCell } from '#platform/ui/table.tsx';
import type { ScoreLine } from '../commands/read-scorecard.ts';

/** Lines of the scorecard as a table, each leading to its indicator; `rowOf` as `scoreRows` gives it, one for all tables of a page. */
export const ScoreTable = ({ lines, caption, rowOf }: { readonly lines: readonly ScoreLine[]; readonly caption: string; readonly rowOf: (line: ScoreLine) => readonly TableCell[] }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table
      classes="joinery-dense joinery-score"
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Indicator' }, { text: 'Latest', format: 'numeric' }, { text: 'Data' }, { text: 'Status' }, { text: 'Which way' }, { text: 'Over time' }]}
      rows={lines.map(rowOf)}
    />
  </div>
);
