import { dayOf, readDay } from '#lib/day.ts';
import { readId, type GroupId, type OrganisationId, type PersonId, type SeatId } from '#lib/id.ts';
import { invalid, notFound, ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { addSeat, changeSeat, end, type Ending } from '../commands/edit-record.ts';
import { seatRoles, type Membership, type Seat } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { seatReply, type SeatPage, type SeatValues } from './seat-form.tsx';

/** Back to the page the form was on, if it is one of ours. */
const cameFrom = (ask: AskHere, given = ''): string => {
  const referer = ask.http.req.header('referer');
  const path = given !== '' ? given : referer === undefined ? '' : new URL(referer).pathname;
  return path.startsWith(ask.link('/people')) && !path.includes('/seat/') ? path : ask.link('/people');
};

const valuesFrom = (form: Form): SeatValues => ({ organisation: form.text('organisation'), substituteFor: form.text('substituteFor'), authority: form.text('authority') });

const inputFrom = (values: SeatValues) => ({
  organisation: readId<'organisation'>(values.organisation),
  substituteFor: readId<'person'>(values.substituteFor),
  authority: values.authority === '' ? null : values.authority,
});

export const saveSeat = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const person = readId<'person'>(form.value.text('person'));
  const group = readId<'group'>(form.value.text('group'));
  const role = seatRoles.find((one) => one === form.value.text('role'));
  if (person === null || group === null || role === undefined) return invalid([{ field: 'group', message: 'Choose a person, a group and a role' }], 'Go back and choose a person, a group and a role.');
  const written = form.value.text('from');
  const from = readDay(written);
  if (written !== '' && (from === null || from > dayOf(ask.now))) return invalid([{ field: 'from', message: 'The day it began must be today or before' }], 'Go back and give the day it began, today or before.');
  const done = await ask.within((tx) => addSeat(workOf(ask, tx), { person, group, role, ...inputFrom(valuesFrom(form.value)), ...(from === null ? {} : { from }) }));
  if (!done.ok) return done;
  sayNext(ask.http, 'Seat added');
  return ok(redirect(cameFrom(ask)));
};

const pageOf = (ask: AskHere, membership: Membership, seat: Seat): SeatPage => {
  const [person, group] = [membership.people.find((one) => one.id === seat.person), membership.groups.find((one) => one.id === seat.group)];
  return {
    id: seat.id, version: seat.version, back: ask.link(`/people/group/${seat.group}`), title: `${person?.name ?? ''}, ${seat.role} of ${group?.name ?? ''}`,
    values: { organisation: seat.organisation ?? '', substituteFor: seat.substituteFor ?? '', authority: seat.authority ?? '' },
  };
};

const seatOf = async (ask: AskHere): Promise<{ readonly membership: Membership; readonly seat: Seat | undefined }> => {
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id));
  return { membership, seat: membership.seats.find((one) => one.id === ask.params['id']) };
};

const gone = notFound('There is no such seat here, or it has ended.');

export const seatPage = async (ask: AskHere): Answered => {
  const { membership, seat } = await seatOf(ask);
  return seat === undefined ? gone : ok(seatReply(ask, membership, pageOf(ask, membership, seat), []));
};

export const saveSeatChange = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const { membership, seat } = await seatOf(ask);
  if (seat === undefined) return gone;
  const values = valuesFrom(form.value);
  const done = await ask.within((tx) => changeSeat(workOf(ask, tx), seat.id, Number(form.value.text('version')) || 0, inputFrom(values)));
  if (done.ok) {
    sayNext(ask.http, 'Seat saved');
    return ok(redirect(ask.link(`/people/group/${seat.group}`)));
  }
  const shown: SeatPage = { ...pageOf(ask, membership, seat), values };
  if (done.refusal.kind === 'conflict') return ok(seatReply(ask, membership, { ...shown, conflict: 'Somebody saved this seat after you opened it. What you typed is below, and is not saved yet: saving it now puts it in place of theirs.' }, []));
  return done.refusal.kind === 'invalid' ? ok(seatReply(ask, membership, shown, done.refusal.faults ?? [])) : done;
};

const endingOf = (kind: string, id: string | null, version: number): Ending | null => {
  if (id === null) return null;
  if (kind === 'seat') return { kind, id: id as SeatId, version };
  if (kind === 'person') return { kind, id: id as PersonId, version };
  if (kind === 'group') return { kind, id: id as GroupId, version };
  return kind === 'organisation' ? { kind, id: id as OrganisationId, version } : null;
};

const lists = { seat: '', person: '/people', group: '/people/groups', organisation: '/people/organisations' } as const;

export const endOne = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const ending = endingOf(form.value.text('kind'), readId(form.value.text('id')), Number(form.value.text('version')) || 0);
  if (ending === null) return invalid([], 'Go back and choose what to end.');
  const written = form.value.text('on');
  const on = written === '' ? dayOf(ask.now) : readDay(written);
  if (on === null || on > dayOf(ask.now)) return invalid([{ field: 'on', message: 'The day it ended must be today or before' }], 'Go back and give the day it ended, today or before.');
  const done = await ask.within((tx) => end(workOf(ask, tx), ending, form.value.text('why'), on));
  if (!done.ok) return done;
  const rights = { none: '', ended: '. They may no longer sign in here', kept: '. They may still sign in, as nobody else coordinates the partnership' }[done.value];
  sayNext(ask.http, `Ended. What it was stays on record${rights}`);
  return ok(redirect(ending.kind === 'seat' ? cameFrom(ask, form.value.text('back')) : ask.link(lists[ending.kind])));
};
