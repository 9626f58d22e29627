import { addDays, dayOf, formatDay, readDay, type Day } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { clip, plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { readChanges } from '../commands/read-changes.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { lastBoard } from '../commands/read-report.ts';
import { sayChange } from '../core/changes.ts';
import { performanceSide } from './performance-side.ts';

/** What a reader who last looked on a day would want to know: new and revised figures, and what they changed. */
export const changesPage = async (ask: AskHere): Answered => {
  const today = dayOf(ask.now);
  const typed = ask.query.get('since');
  const { since, board, changes } = await ask.within(async (tx) => {
    const last = readDay(typed) === null ? await lastBoard({ tx, here: ask.here }) : null;
    const from: Day = readDay(typed) ?? last?.day ?? addDays(today, -90);
    return { since: from, board: last, changes: await readChanges(workOf(ask, tx), from, { ...(last === null ? {} : { load: last.load }), onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) }) };
  });
  const turned = changes.filter((one) => one.kinds.includes('status'));
  return ok(
    page({
      title: 'What changed', wide: true, side: performanceSide(ask, 'changes'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="What changed" lead={board === null ? `Since ${formatDay(since)}, as figures stood at the end of that day.` : `Since the board’s last report, “${board.title}”, issued ${formatDay(since)}.`} />
          {typed !== null && readDay(typed) === null && <p class="govuk-body">“{clip(typed, 40)}” is not a day, so this is since {formatDay(since)}.</p>}
          <p class="govuk-body"><strong>{changes.length === 0 ? 'Nothing changed.' : `${plural(changes.length, 'indicator')} changed.`}</strong> {turned.length > 0 && `For ${turned.length === 1 ? 'one' : turned.length} the judgement turned: ${turned.slice(0, 4).map((one) => one.now.indicator.title).join('; ')}.`}</p>
          <form method="get" action={ask.link('/performance/changes')} class="joinery-filter"><div class="govuk-form-group"><label class="govuk-label" for="since">Since the end of</label><input class="govuk-input govuk-input--width-10" id="since" name="since" type="date" value={since} /></div><Button text="Show" classes="govuk-button--secondary" /></form>
          {changes.length > 0 && (
            <div class="joinery-scroll" tabindex={0} role="region" aria-label="What changed">
              <Table classes="joinery-dense" caption="Turned first" captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Indicator' }, { text: 'What changed' }]} rows={changes.map((one) => [{ html: <a class="govuk-link" href={ask.link(`/performance/indicators/${one.now.indicator.id}`)}>{one.now.indicator.title}</a> }, { text: sayChange(one) }])} />
            </div>
          )}
        </>
      ),
    }),
  );
};
