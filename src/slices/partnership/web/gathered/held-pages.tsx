import { dayOf, formatDay, readDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { capitalise, plural } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Personal } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { WarningText } from '#platform/ui/warning-text.tsx';
import { eraseOne, heldOn, type Held } from '../../commands/erase-person.ts';
import { gatheringOf, setRetention } from '../../store/contribution-store.ts';
import { overdueForErasure, type Subject } from '../../store/personal-store.ts';
import { readMembership } from '../../store/membership-store.ts';
import { peopleSide } from '../people-side.ts';

// As a person reads it: days in words, yes and no, and what stands together set apart by commas.
const cell = (value: unknown): string => {
  if (value == null) return '';
  if (value instanceof Date) return formatDay(dayOf(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object') return Object.entries(value).map(([name, part]) => [name, cell(part)] as const).filter(([, part]) => part !== '').map(([name, part]) => `${name}: ${part}`).join(', ');
  const day = typeof value === 'string' ? readDay(value) : null;
  if (typeof value === 'number') return String(value);
  return day !== null ? formatDay(day) : typeof value !== 'string' ? '' : /^[a-z]+$/.test(value) ? capitalise(value) : value;
};

const Tables = ({ held }: { readonly held: Held }) => (
  <>
    {held.map(({ what, rows }) => {
      const columns = Object.keys(rows[0] ?? {});
      if (rows.length === 1) {
        return (
          <>
            <h2 class="govuk-heading-m">{what}</h2>
            <SummaryList rows={columns.map((name) => ({ key: { text: capitalise(name) }, value: { text: cell(rows[0]?.[name]) || 'None' } }))} />
          </>
        );
      }
      return (
        <div class="joinery-scroll" tabindex={0} role="region" aria-label={what}>
          <Table classes="joinery-dense" caption={what} captionClasses="govuk-table__caption--m" head={columns.map((name) => ({ text: capitalise(name) }))} rows={rows.map((row) => columns.map((name) => ({ text: cell(row[name]) })))} />
        </div>
      );
    })}
  </>
);

const find = (personal: readonly Personal[], ask: AskHere): Promise<Result<{ readonly subject: Subject; readonly held: Held }>> => {
  const id = readId<'person'>(ask.params['id']);
  return id === null ? Promise.resolve(notFound('There is no such person here.')) : ask.within((tx) => heldOn(workOf(ask, tx), personal, id));
};

/** What is held on a person, to read, to hand to them, to erase. */
export const heldPage = (personal: readonly Personal[]) => async (ask: AskHere): Answered => {
  const found = await find(personal, ask);
  if (!found.ok) return found;
  const { subject, held } = found.value;
  return ok(
    page({
      title: `What is held on ${subject.name}`,
      wide: true,
      side: peopleSide(ask, 'personal'),
      body: (
        <>
          <PageHeading caption="Personal data" heading={`What is held on ${subject.name}`} lead="Everything in this partnership that is kept with this person’s name. Answers to anonymous surveys are not here: nobody can find them." />
          <Button text="Download as a file for them" href={ask.link(`/people/person/${subject.id}/held.json`)} classes="govuk-button--secondary" />
          <Tables held={held} />
          {subject.erasedAt === null ? (
            <>
              <h2 class="govuk-heading-m">Correct it</h2>
              <p class="govuk-body">{subject.to === null ? <a class="govuk-link" href={ask.link(`/people/person/${subject.id}`)}>Change their record</a> : 'They have left, so their record is closed.'}</p>
              <h2 class="govuk-heading-m">Erase it</h2>
              <WarningText text="This can’t be undone. Their name, address and what they gave are taken out everywhere. The seats, actions and decisions they took part in stay, with “Someone who has left” in their place. Copies in backups go as the backups do." iconFallbackText="Warning" />
              <form method="post" action={ask.link(`/people/person/${subject.id}/erase`)}>
                <Input id="sure" name="sure" label={{ text: `To go on, type their name: ${subject.name}` }} autocomplete="off" />
                <Button text="Erase this person" classes="govuk-button--warning" preventDoubleClick />
              </form>
            </>
          ) : <p class="govuk-body">This person was erased on {formatDay(dayOf(subject.erasedAt))}.</p>}
        </>
      ),
    }),
  );
};

export const heldFile = (personal: readonly Personal[]) => async (ask: AskHere): Answered => {
  const found = await find(personal, ask);
  if (!found.ok) return found;
  const { subject, held } = found.value;
  const body = { about: subject.name, partnership: ask.here.name, on: dayOf(ask.now), held: Object.fromEntries(held.map(({ what, rows }) => [what, rows])) };
  return ok({ kind: 'file', name: `held on ${subject.name}.json`, type: 'application/json', bytes: `${JSON.stringify(body, null, 2)}\n` });
};

export const erase = (personal: readonly Personal[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const found = await find(personal, ask);
  if (!found.ok) return found;
  const { subject } = found.value;
  if (form.value.text('sure') !== subject.name) {
    sayNext(ask.http, 'Nothing was erased: the name you typed was not the same', 'important');
    return ok(redirect(ask.link(`/people/person/${subject.id}/held`)));
  }
  const done = await ask.within((tx) => eraseOne(workOf(ask, tx), personal, subject.id));
  if (!done.ok) return done;
  sayNext(ask.http, 'Erased');
  return ok(redirect(ask.link('/people/personal')));
};

const kept = [6, 12, 24, 36, 72] as const;

/** How long people are kept after they leave, and everyone of whom something is held. */
export const personalPage = async (ask: AskHere): Answered => {
  const { ever, months, overdue } = await ask.within(async (tx) => ({ ever: await readMembership(tx, ask.here.id, 'ever'), months: (await gatheringOf(tx, ask.here.id)).retentionMonths, overdue: await overdueForErasure(tx, ask.here.id, dayOf(ask.now)) }));
  const named = ever.people.filter((person) => person.erased !== true);
  const left = named.filter((person) => person.to !== null && person.to <= dayOf(ask.now));
  return ok(
    page({
      title: 'Personal data',
      side: peopleSide(ask, 'personal'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Personal data" lead={`${plural(named.length, 'person', 'people')} with a name are held here, ${left.length} of whom have left. Anyone may ask what is held on them, have it put right, or have it erased.`} />
          <form method="post" action={ask.link('/people/personal')}>
            <div class="govuk-form-group">
              <label class="govuk-label govuk-label--m" for="months">How long are people kept after they leave?</label>
              <div id="months-hint" class="govuk-hint">After that they are erased on their own, the day it falls due. The record of decisions stays.</div>
              <select class="govuk-select" id="months" name="months" aria-describedby="months-hint">
                <option value="" selected={months === null}>Until somebody erases them</option>
                {kept.map((count) => <option value={String(count)} selected={months === count}>{count < 24 ? `${count} months` : `${count / 12} years`}</option>)}
              </select>
            </div>
            <Button text="Save" preventDoubleClick />
          </form>
          {overdue.length > 0 && <p class="govuk-body">{plural(overdue.length, 'person is', 'people are')} past that, and will be erased within minutes.</p>}
          {left.length > 0 && (
            <Table caption="People who have left" captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Name' }, { text: 'Left' }]} rows={left.slice(0, 500).map((person) => [{ html: <a class="govuk-link" href={ask.link(`/people/person/${person.id}/held`)}>{person.name}</a> }, { text: person.to === null ? '' : formatDay(person.to) }])} />
          )}
          <p class="govuk-body">For someone who is at the table, open their page under <a class="govuk-link" href={ask.link('/people')}>People</a> and choose what is held on them.</p>
        </>
      ),
    }),
  );
};

export const saveRetention = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const months = kept.find((count) => String(count) === form.value.text('months')) ?? null;
  await ask.within(async (tx) => {
    await setRetention(tx, ask.here.id, months);
    await record(workOf(ask, tx), { what: 'RetentionChanged', subject: { kind: 'partnership', id: ask.here.id }, data: { months } });
  });
  sayNext(ask.http, 'Saved');
  return ok(redirect(ask.link('/people/personal')));
};
