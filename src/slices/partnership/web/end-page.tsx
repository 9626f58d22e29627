import { dayOf, readDay } from '#lib/day.ts';
import { readId, type GroupId, type OrganisationId, type PersonId, type SeatId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { end, stillNeeded, type Ending } from '../commands/end-record.ts';
import type { Membership } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

type Kind = Ending['kind'];
/** What is to end, and what that brings with it, in sentences. `refused` says why it can't end yet. */
type Before = { readonly title: string; readonly brings: readonly string[]; readonly refused: string | null; readonly version: number; readonly back: string; readonly after: string };

const endingOf = (kind: string | undefined, id: string | null, version: number): Ending | null => {
  if (id === null) return null;
  if (kind === 'seat') return { kind, id: id as SeatId, version };
  if (kind === 'person') return { kind, id: id as PersonId, version };
  if (kind === 'group') return { kind, id: id as GroupId, version };
  return kind === 'organisation' ? { kind, id: id as OrganisationId, version } : null;
};

const stays = 'What it was stays on record.';
const lists: Readonly<Record<Exclude<Kind, 'seat'>, string>> = { person: '/people', group: '/people/groups', organisation: '/people/organisations' };

const seatBefore = (now: Membership, id: string): Omit<Before, 'refused'> | null => {
  const seat = now.seats.find((one) => one.id === id);
  if (seat === undefined) return null;
  const [person, group] = [now.people.find((one) => one.id === seat.person)?.name ?? '', now.groups.find((one) => one.id === seat.group)?.name ?? ''];
  return { title: `${person}, ${seat.role} of ${group}`, brings: [stays], version: seat.version, back: `/people/seat/${id}`, after: `/people/group/${seat.group}` };
};

const groupBrings = (now: Membership, id: string): readonly string[] => {
  const seats = now.seats.filter((seat) => seat.group === id).length;
  const below = now.groups.filter((one) => one.parent === id).map((one) => one.name);
  return [
    seats === 0 ? 'Nobody sits in it.' : `${plural(seats, 'seat')} in it ${seats === 1 ? 'ends' : 'end'} on the same day.`,
    ...(below.length === 0 ? [] : [`${sentenceList(below)} ${below.length === 1 ? 'reports' : 'report'} to it: ${below.length === 1 ? 'it goes' : 'they go'} on, and ${below.length === 1 ? 'reports' : 'report'} to nobody until you say to whom.`]),
    stays,
  ];
};

const personBrings = (now: Membership, id: string): readonly string[] => {
  const seats = now.seats.filter((seat) => seat.person === id).length;
  return [seats === 0 ? 'They hold no seat.' : `${plural(seats, 'seat')} of theirs ${seats === 1 ? 'ends' : 'end'} on the same day.`, 'They may no longer sign in here, unless nobody else coordinates the partnership; their links, tokens and calendar addresses open nothing any more.', 'What they were part of stays on record.'];
};

const beforeOf = (now: Membership, kind: Kind, id: string): Before | null => {
  if (kind === 'seat') {
    const seat = seatBefore(now, id);
    return seat === null ? null : { ...seat, refused: null };
  }
  const rows: readonly { readonly id: string; readonly name: string; readonly version: number }[] = kind === 'person' ? now.people : kind === 'group' ? now.groups : now.organisations;
  const one = rows.find((row) => row.id === id);
  if (one === undefined) return null;
  const brings = kind === 'person' ? personBrings(now, id) : kind === 'group' ? groupBrings(now, id) : [stays];
  return { title: one.name, brings, refused: kind === 'organisation' ? stillNeeded(now, id as OrganisationId) : null, version: one.version, back: `/people/${kind}/${id}`, after: lists[kind] };
};

type Typed = { readonly on: string; readonly why: string };

const heading: Readonly<Record<Kind, string>> = { seat: 'End this seat', person: 'End this person’s membership', group: 'End this group', organisation: 'End this organisation’s membership' };

const reply = (ask: AskHere, ending: Ending, before: Before, typed: Typed, faults: readonly Fault[]): Reply =>
  page({
    title: heading[ending.kind],
    side: peopleSide(ask, ending.kind === 'group' ? 'groups' : ending.kind === 'organisation' ? 'organisations' : 'people'),
    back: { href: ask.link(before.back) },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={before.title} heading={heading[ending.kind]} lead={before.refused ?? ''} />
        {before.refused === null && (
          <>
            <ul class="govuk-list govuk-list--bullet">{before.brings.map((one) => <li>{one}</li>)}</ul>
            {ending.kind === 'person' && <p class="govuk-body">Has somebody taken over? <a class="govuk-link" href={ask.link(`/people/person/${ending.id}/hand-over`)}>Hand everything over in one step</a> instead.</p>}
            <form method="post" action={ask.link('/people/end')} novalidate>
              <input type="hidden" name="kind" value={ending.kind} />
              <input type="hidden" name="id" value={ending.id} />
              <input type="hidden" name="version" value={String(ending.version)} />
              <Input id="on" name="on" type="date" label={{ text: 'Ended on' }} hint={{ text: 'Leave empty for today' }} classes="govuk-input--width-10" value={typed.on} {...faultMessage(faults, 'on')} />
              <Input id="why" name="why" label={{ text: 'Why? (optional)' }} hint={{ text: 'It stands in the record of changes' }} value={typed.why} {...faultMessage(faults, 'why')} />
              <Button text={heading[ending.kind]} classes="govuk-button--warning" preventDoubleClick />
            </form>
          </>
        )}
      </>
    ),
  });

const gone = notFound('There is no such record here, or it has ended already.');
const readNow = (ask: AskHere): Promise<Membership> => ask.within((tx) => readMembership(tx, ask.here.id));

/** Asks before something ends, and says what ends with it. */
export const endPage = async (ask: AskHere): Answered => {
  const asked = endingOf(ask.params['kind'], readId(ask.params['id']), 0);
  const before = asked === null ? null : beforeOf(await readNow(ask), asked.kind, asked.id);
  return asked === null || before === null ? gone : ok(reply(ask, { ...asked, version: before.version }, before, { on: '', why: '' }, []));
};

export const endOne = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const { text } = form.value;
  const ending = endingOf(text('kind'), readId(text('id')), Number(text('version')) || 0);
  const before = ending === null ? null : beforeOf(await readNow(ask), ending.kind, ending.id);
  if (ending === null || before === null) return gone;
  const typed: Typed = { on: text('on'), why: text('why') };
  const on = typed.on === '' ? dayOf(ask.now) : readDay(typed.on);
  if (on === null || on > dayOf(ask.now)) return ok(reply(ask, ending, before, typed, [{ field: 'on', message: 'The day it ended must be today or before' }]));
  const done = await ask.within((tx) => end(workOf(ask, tx), ending, typed.why, on));
  if (!done.ok) return done.refusal.kind === 'invalid' ? ok(reply(ask, ending, before, typed, done.refusal.faults ?? [])) : done;
  const rights = { none: '', ended: '. They may no longer sign in here', kept: '. They may still sign in, as nobody else coordinates the partnership' }[done.value];
  sayNext(ask.http, `Ended. What it was stays on record${rights}`);
  return ok(redirect(ask.link(before.after)));
};
