import { readId, type GroupId, type OrganisationId, type PersonId, type SeatId } from '#lib/id.ts';
import { invalid, ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { addSeat, end, type Ending } from '../commands/edit-record.ts';
import { seatRoles } from '../core/membership-record.ts';

/** Back to the page the form was on, if it is one of ours. */
const cameFrom = (ask: AskHere): string => {
  const referer = ask.http.req.header('referer');
  const path = referer === undefined ? '' : new URL(referer).pathname;
  return path.startsWith(ask.link('/people')) ? path : ask.link('/people');
};

export const saveSeat = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const person = readId<'person'>(form.value.text('person'));
  const group = readId<'group'>(form.value.text('group'));
  const role = seatRoles.find((one) => one === form.value.text('role'));
  if (person === null || group === null || role === undefined) return invalid([{ field: 'group', message: 'Choose a person, a group and a role' }], 'Go back and choose a person, a group and a role.');
  const done = await ask.within((tx) => addSeat(workOf(ask, tx), { person, group, role, organisation: null }));
  if (!done.ok) return done;
  sayNext(ask.http, 'Seat added');
  return ok(redirect(cameFrom(ask)));
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
  const done = await ask.within((tx) => end(workOf(ask, tx), ending, form.value.text('why')));
  if (!done.ok) return done;
  sayNext(ask.http, 'Ended today. What it was stays on record');
  return ok(redirect(ending.kind === 'seat' ? cameFrom(ask) : ask.link(lists[ending.kind])));
};
