import { sparkline } from '#platform/charts/time-chart.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { escapedText, markupOf } from '#platform/ui/escaped-text.ts';
import type { TableCell } from '#platform/ui/table.tsx';
import type { ScoreLine } from '../commands/read-scorecard.ts';
import type { IndicatorId } from '../core/indicator.ts';
import type { KeptObservation } from '../core/observation.ts';
import type { Quality } from '../core/quality.ts';
import { sayFigure, sayPeriod, sayValue } from '../core/say-figure.ts';
import { QualityBadge } from './quality-badge.tsx';
import { Late, Latest, RunIcons, StatusTag, WayWords } from './score-marks.tsx';

type Markup = { readonly toString: () => unknown };

const hint = (text: string): string => `<br /><span class="govuk-hint govuk-!-font-size-16">${escapedText(text)}</span>`;
const [someId, someTitle] = ['an-indicator-to-be-named', 'A title to be named'];

const iconsKey = ({ judged }: ScoreLine): string => (judged.run.length < 13 ? 'none' : `${judged.variation} ${judged.run.at(-1)?.direction} ${judged.assurance}`);

/**
 * The cells of one line of the scorecard. What many lines share is drawn once and written again: a table of 200 lines is read by
 * people who wait for it.
 */
export const scoreRows = (ask: AskHere, marks: ReadonlyMap<IndicatorId, Quality>): ((line: ScoreLine) => readonly TableCell[]) => {
  const drawn = new Map<string, string>();
  const once = (key: string, draw: () => Markup): string => {
    const known = drawn.get(key) ?? markupOf(draw());
    drawn.set(key, known);
    return known;
  };
  const at = ask.link('/performance/indicators/');
  const badge = (quality: Quality, title: string): string => {
    const key = `badge ${quality.grade} ${quality.signing} ${quality.check?.agrees} ${quality.checkIsOld} ${quality.reviewLate}`;
    return once(key, () => <QualityBadge ask={ask} quality={{ ...quality, indicator: someId as IndicatorId }} of={someTitle} />).replace(someId, quality.indicator).replace(someTitle, () => escapedText(title));
  };
  const period = (indicator: ScoreLine['indicator'], figure: KeptObservation): string => once(`period ${indicator.periodRule} ${figure.period.from} ${figure.period.to}`, () => hint(sayPeriod(indicator, figure)));
  const latest = (line: ScoreLine): string => {
    const { indicator, judged, heldBack } = line;
    if (judged.latest === null || heldBack !== null) return markupOf(<Latest line={line} />);
    return `${escapedText(sayFigure(indicator, judged.latest))}${period(indicator, judged.latest)}${judged.late ? once('late', () => <Late judged={judged} />) : ''}`;
  };
  return (line) => {
    const { indicator, judged, series, promise, agreements, heldBack } = line;
    const quality = marks.get(indicator.id);
    const status = once(`status ${judged.status} ${judged.latest === null} ${heldBack === null}`, () => <StatusTag judged={judged} heldBack={heldBack} />);
    return [
      { html: `<a class="govuk-link" href="${escapedText(at + indicator.id)}">${indicator.code === null ? '' : `${escapedText(indicator.code)} `}${escapedText(indicator.title)}</a>` },
      { html: latest(line), format: 'numeric' },
      { html: quality === undefined ? '' : badge(quality, indicator.title), text: '' },
      { html: `${status}${judged.should === null ? '' : hint(`${sayValue(indicator, judged.should)} promised${agreements > 1 && promise !== null ? `, ${promise.agreement}` : ''}`)}` },
      { html: `${once(`way ${judged.way}`, () => <WayWords way={judged.way} />)}<br />${once(`icons ${iconsKey(line)}`, () => <><RunIcons judged={judged} size={28} /></>)}` },
      { html: sparkline(series.slice(-12).map((one) => one.value as number), judged.run.length >= 13 && judged.run.at(-1)?.signal !== 'none'), text: '' },
    ];
  };
};
