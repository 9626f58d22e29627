import { dayOf, formatDay, readDay, type Day } from '#lib/day.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';

/** The past day that a page is asked to show; null for today. */
export const dayAsked = (ask: AskHere): Day | null => {
  const day = readDay(ask.query.get('on'));
  return day === null || day >= dayOf(ask.now) ? null : day;
};

/** Shows a page as it was on a past day. */
export const OnDay = ({ ask, path, day }: { readonly ask: AskHere; readonly path: string; readonly day: Day | null }) => (
  <details class="govuk-details" open={day !== null}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{day === null ? 'See it as it was on a past day' : `As it was on ${formatDay(day)}`}</span></summary>
    <div class="govuk-details__text">
      <form method="get" action={ask.link(path)}>
        <label class="govuk-label" for="on">Day</label>
        <input class="govuk-input govuk-input--width-10" id="on" name="on" type="date" value={day ?? ''} max={dayOf(ask.now)} /> <Button text="Show" classes="govuk-button--secondary govuk-!-margin-bottom-0" />
      </form>
      {day !== null && <p class="govuk-body govuk-!-margin-top-2"><a class="govuk-link" href={ask.link(path)}>Back to today</a></p>}
    </div>
  </details>
);
