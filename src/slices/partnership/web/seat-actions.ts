import { readDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { addSeat, changeSeat, type SeatSaved } from '../commands/edit-seat.ts';
import { seatRoles, type Membership, type Seat } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { addSeatReply, noSeat, seatReply, type SeatPage, type SeatValues } from './seat-form.tsx';

const valuesFrom = (form: Form): SeatValues => ({
  person: form.text('person'), group: form.text('group'), role: form.text('role'), from: form.text('from'), organisation: form.text('organisation'), substituteFor: form.text('substituteFor'), authority: form.text('authority'), wrong: form.text('wrong'),
});

const inputFrom = (values: SeatValues) => ({
  organisation: readId<'organisation'>(values.organisation),
  substituteFor: readId<'person'>(values.substituteFor),
  authority: values.authority === '' ? null : values.authority,
});

const notADay: Fault = { field: 'from', message: 'Enter a day, like 31/3/2026' };
const said = (text: string, { remark }: SeatSaved): string => (remark === null ? text : `${text}. ${remark}`);

export const saveSeat = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const values = valuesFrom(form.value);
  const by = form.value.text('by') === 'person' ? 'person' : 'group';
  const back = ask.link(`/people/${by}/${readId(values[by]) ?? ''}`);
  const shown = async (faults: readonly Fault[]) => ok(addSeatReply(ask, await ask.within((tx) => readMembership(tx, ask.here.id)), by, values, faults, back));
  const [person, group, role, from] = [readId<'person'>(values.person), readId<'group'>(values.group), seatRoles.find((one) => one === values.role), readDay(values.from)];
  const faults: Fault[] = [
    ...(person === null ? [{ field: 'person', message: 'Choose a person' }] : []), ...(group === null ? [{ field: 'group', message: 'Choose a group' }] : []), ...(role === undefined ? [{ field: 'role', message: 'Choose a role' }] : []),
    ...(values.from !== '' && from === null ? [notADay] : []),
  ];
  if (person === null || group === null || role === undefined || faults.length > 0) return shown(faults);
  const done = await ask.within((tx) => addSeat(workOf(ask, tx), { person, group, role, ...inputFrom(values), ...(from === null ? {} : { from }) }));
  if (!done.ok) return done.refusal.kind === 'invalid' ? shown(done.refusal.faults ?? []) : done;
  sayNext(ask.http, said('Seat added', done.value));
  return ok(redirect(back));
};

const pageOf = (ask: AskHere, membership: Membership, seat: Seat): SeatPage => {
  const [person, group] = [membership.people.find((one) => one.id === seat.person), membership.groups.find((one) => one.id === seat.group)];
  return {
    id: seat.id, version: seat.version, back: ask.link(`/people/group/${seat.group}`), title: `${person?.name ?? ''}, ${seat.role} of ${group?.name ?? ''}`,
    values: { ...noSeat, role: seat.role, from: seat.from ?? '', organisation: seat.organisation ?? '', substituteFor: seat.substituteFor ?? '', authority: seat.authority ?? '' },
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
  const shown: SeatPage = { ...pageOf(ask, membership, seat), values };
  const [role, from] = [seatRoles.find((one) => one === values.role), readDay(values.from)];
  if (values.from !== '' && from === null) return ok(seatReply(ask, membership, shown, [notADay]));
  const done = await ask.within((tx) => changeSeat(workOf(ask, tx), seat.id, Number(form.value.text('version')) || 0, { ...inputFrom(values), role, from, wrong: values.wrong === 'yes' }));
  if (done.ok) {
    sayNext(ask.http, said('Seat saved', done.value));
    return ok(redirect(ask.link(`/people/group/${seat.group}`)));
  }
  if (done.refusal.kind === 'conflict') return ok(seatReply(ask, membership, { ...shown, conflict: 'Somebody saved this seat after you opened it. What you typed is below, and is not saved yet: saving it now puts it in place of theirs.' }, []));
  return done.refusal.kind === 'invalid' ? ok(seatReply(ask, membership, shown, done.refusal.faults ?? [])) : done;
};
