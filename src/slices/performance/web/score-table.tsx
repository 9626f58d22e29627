import type { AskHere } from '#platform/http/ask.ts';
import { Table } from '#platform/ui/table.tsx';
import type { ScoreLine } from '../commands/read-scorecard.ts';
import type { IndicatorId } from '../core/indicator.ts';
import type { Quality } from '../core/quality.ts';
import { scoreRows } from './score-row.tsx';

/** Lines of the scorecard as a table, each leading to its indicator. */
export const ScoreTable = ({ ask, lines, caption, marks }: { readonly ask: AskHere; readonly lines: readonly ScoreLine[]; readonly caption: string; readonly marks: ReadonlyMap<IndicatorId, Quality> }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table
      classes="joinery-dense joinery-score"
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Indicator' }, { text: 'Latest', format: 'numeric' }, { text: 'Data' }, { text: 'Status' }, { text: 'Which way' }, { text: 'Over time' }]}
      rows={lines.map(scoreRows(ask, marks))}
    />
  </div>
);
