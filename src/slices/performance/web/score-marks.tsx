import { AssuranceIcon, VariationIcon } from '#platform/charts/run-icon.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { ScoreLine } from '../commands/read-scorecard.ts';
import type { Judged, Way } from '../core/judge.ts';
import type { KeptObservation } from '../core/observation.ts';
import { isRevision } from '../core/quality.ts';
import { sayFigure, sayPeriod, statusWords, wayWords } from '../core/say-figure.ts';
import type { Status } from '../core/trajectory.ts';

const statusColours: Readonly<Record<Status, string>> = { 'on-track': 'govuk-tag--green', 'off-track': 'govuk-tag--orange', 'cant-tell': 'govuk-tag--grey' };
const wayMarks: Readonly<Record<Way, string>> = { better: '▲ ', worse: '▼ ', rising: '↑ ', falling: '↓ ', same: '▬ ', 'cant-tell': '' };

/** Whether a promise is kept, as a word in a tag. */
export const StatusTag = ({ judged, heldBack = null }: { readonly judged: Pick<Judged, 'status' | 'latest'>; readonly heldBack?: KeptObservation | null }) =>
  judged.status === null ? <>Nothing promised</> : judged.latest === null ? <Tag text={heldBack === null ? 'No figure' : 'Not signed off'} classes="govuk-tag--grey" /> : <Tag text={statusWords[judged.status]} classes={statusColours[judged.status]} />;

/** Which way it goes, as a mark and words. */
export const WayWords = ({ way }: { readonly way: Way }) => <span class={way === 'worse' ? 'govuk-!-font-weight-bold' : ''}><span aria-hidden="true">{wayMarks[way]}</span>{wayWords[way]}</span>;

/** The health service's icons of a run chart, where there are figures enough for one. */
export const RunIcons = ({ judged, size = 34 }: { readonly judged: Pick<Judged, 'run' | 'variation' | 'assurance'>; readonly size?: number }) => {
  const last = judged.run.at(-1);
  if (judged.run.length < 13 || last === undefined || judged.variation === null) return null;
  return <span class="joinery-run-icons"><VariationIcon kind={judged.variation} direction={last.direction} size={size} />{judged.assurance === null ? null : <AssuranceIcon kind={judged.assurance} size={size} />}</span>;
};

/** Says that the next figure should be here and is not. */
export const Late = ({ judged }: { readonly judged: Judged }) => (judged.late ? <><br /><Tag text="Late" classes="govuk-tag--orange" /></> : null);

// Where only signed figures are shown, the one that waits for its signature is named and not shown.
const Held = ({ line: { indicator, series, heldBack } }: { readonly line: ScoreLine }) => (heldBack === null ? null : <span class="govuk-hint govuk-!-font-size-16 joinery-badge__words">{sayPeriod(indicator, heldBack)}: {isRevision(series, heldBack) ? 'a revision waits' : 'not signed off'}</span>);

/** The latest figure with its period, and what is to be known of it. */
export const Latest = ({ line }: { readonly line: ScoreLine }) => {
  const { indicator, judged, heldBack } = line;
  if (judged.latest === null) return <>{heldBack === null ? 'No figure yet' : 'Not signed off'}{heldBack === null ? null : <><br /><span class="govuk-hint govuk-!-font-size-16">{sayPeriod(indicator, heldBack)}</span></>}<Late judged={judged} /></>;
  return <>{sayFigure(indicator, judged.latest)}<br /><span class="govuk-hint govuk-!-font-size-16">{sayPeriod(indicator, judged.latest)}</span><Held line={line} /><Late judged={judged} /></>;
};
