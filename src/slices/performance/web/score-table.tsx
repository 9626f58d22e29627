import type { AskHere } from '#platform/http/ask.ts';
import { Sparkline } from '#platform/charts/time-chart.tsx';
import { AssuranceIcon, VariationIcon } from '#platform/charts/run-icon.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { ScoreLine } from '../commands/read-scorecard.ts';
import type { IndicatorId } from '../core/indicator.ts';
import type { Judged, Way } from '../core/judge.ts';
import type { Quality } from '../core/quality.ts';
import { sayFigure, sayPeriod, sayValue, statusWords, wayWords } from '../core/say-figure.ts';
import type { Status } from '../core/trajectory.ts';
import { QualityBadge } from './quality-badge.tsx';

const statusColours: Readonly<Record<Status, string>> = { 'on-track': 'govuk-tag--green', 'off-track': 'govuk-tag--orange', 'cant-tell': 'govuk-tag--grey' };
const wayMarks: Readonly<Record<Way, string>> = { better: '▲ ', worse: '▼ ', rising: '↑ ', falling: '↓ ', same: '▬ ', 'cant-tell': '' };

export const StatusTag = ({ judged }: { readonly judged: Pick<Judged, 'status' | 'latest'> }) =>
  judged.status === null ? <>Nothing promised</> : judged.latest === null ? <Tag text="No figure" classes="govuk-tag--grey" /> : <Tag text={statusWords[judged.status]} classes={statusColours[judged.status]} />;

export const WayWords = ({ way }: { readonly way: Way }) => <span class={way === 'worse' ? 'govuk-!-font-weight-bold' : ''}><span aria-hidden="true">{wayMarks[way]}</span>{wayWords[way]}</span>;

/** The health service's icons of a run chart, where there are figures enough for one. */
export const RunIcons = ({ judged, size = 34 }: { readonly judged: Pick<Judged, 'run' | 'variation' | 'assurance'>; readonly size?: number }) => {
  const last = judged.run.at(-1);
  if (judged.run.length < 13 || last === undefined || judged.variation === null) return null;
  return <span class="joinery-run-icons"><VariationIcon kind={judged.variation} direction={last.direction} size={size} />{judged.assurance === null ? null : <AssuranceIcon kind={judged.assurance} size={size} />}</span>;
};

const Late = ({ judged }: { readonly judged: Judged }) => (judged.late ? <><br /><Tag text="Late" classes="govuk-tag--orange" /></> : null);

// Where only signed figures are shown, the one that waits for its signature is named and not shown.
const Held = ({ line: { indicator, heldBack } }: { readonly line: ScoreLine }) => (heldBack === null ? null : <span class="govuk-hint govuk-!-font-size-14 joinery-badge__words">{sayPeriod(indicator, heldBack)}: not signed off</span>);

const Latest = ({ line }: { readonly line: ScoreLine }) => {
  const { indicator, judged, heldBack } = line;
  if (judged.latest === null) return <>{heldBack === null ? 'No figure yet' : 'Not signed off'}<Held line={line} /><Late judged={judged} /></>;
  return <>{sayFigure(indicator, judged.latest)}<br /><span class="govuk-hint govuk-!-font-size-14">{sayPeriod(indicator, judged.latest)}</span><Held line={line} /><Late judged={judged} /></>;
};

const Mark = ({ ask, line: { indicator }, marks }: { readonly ask: AskHere; readonly line: ScoreLine; readonly marks: ReadonlyMap<IndicatorId, Quality> }) => {
  const quality = marks.get(indicator.id);
  return quality === undefined ? null : <QualityBadge ask={ask} quality={quality} of={indicator.title} />;
};

/** Lines of the scorecard as a table, each leading to its indicator. */
export const ScoreTable = ({ ask, lines, caption, marks }: { readonly ask: AskHere; readonly lines: readonly ScoreLine[]; readonly caption: string; readonly marks: ReadonlyMap<IndicatorId, Quality> }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table
      classes="joinery-dense joinery-score"
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Indicator' }, { text: 'Latest', format: 'numeric' }, { text: 'Data' }, { text: 'Status' }, { text: 'Which way' }, { text: 'Over time' }]}
      rows={lines.map((line) => [
        { html: <a class="govuk-link" href={ask.link(`/performance/indicators/${line.indicator.id}`)}>{line.indicator.code === null ? '' : `${line.indicator.code} `}{line.indicator.title}</a> },
        { html: <Latest line={line} />, format: 'numeric' },
        { html: <Mark ask={ask} line={line} marks={marks} /> },
        { html: <><StatusTag judged={line.judged} />{line.judged.should === null ? null : <><br /><span class="govuk-hint govuk-!-font-size-14">{sayValue(line.indicator, line.judged.should)} promised</span></>}</> },
        { html: <><WayWords way={line.judged.way} /><br /><RunIcons judged={line.judged} size={28} /></> },
        { html: <Sparkline values={line.series.slice(-12).map((one) => one.value as number)} flag={line.judged.run.length >= 13 && line.judged.run.at(-1)?.signal !== 'none'} /> },
      ])}
    />
  </div>
);
