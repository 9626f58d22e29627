import { dayOf, formatDay, readDay, type Day } from '#lib/day.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorMessage } from '#platform/ui/error-message.tsx';

/** The past day that a page is asked to show; null for today. */
export const dayAsked = (ask: AskHere): Day | null => {
  const day = readDay(ask.query.get('on'));
  return day === null || day >= dayOf(ask.now) ? null : day;
};

/** Adds the day that a page shows to a link, so that what it opens is of the same day. */
export const onDay = (path: string, day: Day | null): string => (day === null ? path : `${path}?on=${day}`);

const wrongDay = (ask: AskHere): string | null => {
  const asked = ask.query.get('on') ?? '';
  const day = readDay(asked);
  if (asked === '') return null;
  if (day === null) return 'That is not a day. This page shows today';
  return day > dayOf(ask.now) ? 'That day is still to come. This page shows today' : null;
};

/** Shows a page as it was on a past day. */
export const OnDay = ({ ask, path, day }: { readonly ask: AskHere; readonly path: string; readonly day: Day | null }) => {
  const wrong = wrongDay(ask);
  return (
    <details class="govuk-details" open={day !== null || wrong !== null}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{day === null ? 'See it as it was on a past day' : `As it was on ${formatDay(day)}`}</span></summary>
      <div class="govuk-details__text">
        <form method="get" action={ask.link(path)}>
          <div class={`govuk-form-group${wrong === null ? '' : ' govuk-form-group--error'}`}>
            <label class="govuk-label" for="on">Day</label>
            {wrong !== null && <ErrorMessage id="on-error" text={wrong} />}
            <input class={`govuk-input govuk-input--width-10${wrong === null ? '' : ' govuk-input--error'}`} id="on" name="on" type="date" value={day ?? ''} max={dayOf(ask.now)} {...(wrong === null ? {} : { 'aria-describedby': 'on-error' })} /> <Button text="Show" classes="govuk-button--secondary govuk-!-margin-bottom-0" />
          </div>
        </form>
        {day !== null && <p class="govuk-body govuk-!-margin-top-2"><a class="govuk-link" href={ask.link(path)}>Back to today</a></p>}
      </div>
    </details>
  );
};
