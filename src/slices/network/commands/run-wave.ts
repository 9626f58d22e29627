import { invitees, mayRemind, sendLetter } from '#assessment/asking';
import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { standings, type Membership, type Standing } from '#partnership';
import { readMembership } from '#partnership/reads';
import { writeLink } from '#platform/auth/personal-link.ts';
import { hashToken, newToken } from '#platform/auth/secret.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { minutesFor } from '../core/relations.ts';
import { rosterSize } from '../core/roster.ts';
import type { Participant, ParticipantId, WaveId } from '../core/wave.ts';
import { insertNetworkLink, insertParticipants, participantsOf, type NewParticipant } from '../store/participant-store.ts';
import { noteWaveReminder, setWaveStatus, waveById, type Wave } from '../store/wave-store.ts';
import { layOut } from './lay-out.ts';
import { othersSeeInWords, seenInWords } from './names.ts';

const gone = notFound('There is no such survey here.');

/** A link of one respondent's own. The secret in it is kept nowhere. */
export const respondentLink = async (work: Pick<Work, 'tx' | 'here'>, participant: ParticipantId): Promise<string> => {
  const secret = newToken();
  await insertNetworkLink(work.tx, work.here.id, participant, hashToken('network', secret));
  return `/n/${writeLink({ partnership: work.here.id, secret })}`;
};

type To = { readonly participant: Participant; readonly person: PersonId; readonly name: string; readonly address: string };

const writeTo = async (work: Work, wave: Wave, names: string, everyone: readonly Participant[], to: To, reminder: boolean): Promise<void> => {
  const link = `${work.services.baseUrl()}${await respondentLink(work, to.participant.id)}`;
  await sendLetter(
    work,
    {
      kind: `network ${wave.id}`, id: wave.id, round: wave, link, reminder, minutes: minutesFor(wave.relations.length, rosterSize(to.participant, everyone, wave.roster)),
      kept: `This survey is not anonymous: it asks whom you work with, by name. Names are seen by ${names}, and by nobody else. ${othersSeeInWords(wave)} The first page says what it is for, and you can say no.`,
      begun: 'If you had begun, what you saved is still there.',
    },
    to,
  );
};

/** Everyone at the table as a participant: whoever is asked is invited, the rest can be named. */
export const participantsAtTable = (membership: Membership, asked: ReadonlySet<string>): readonly NewParticipant[] => {
  const organisations = new Map(membership.organisations.map((one) => [one.id, one.name]));
  return standings(membership).map(({ person, sector, layer, groups }: Standing) => ({
    kind: 'roster', person: person.id, name: person.name, organisation: person.organisation === null ? null : (organisations.get(person.organisation) ?? null), sector, layer, groups, state: asked.has(person.id) ? 'invited' : 'none',
  }));
};

const sendAll = async (work: Work, wave: Wave): Promise<Result<number>> => {
  const membership = await readMembership(work.tx, work.here.id);
  const { reachable } = invitees(wave.audience, standings(membership));
  if (reachable.length < wave.minGroup) return invalid([{ field: 'audience', message: `${reachable.length} people can be asked, and nothing is shown for fewer than ${wave.minGroup}. Add email addresses under People, or ask more people.` }]);
  const asked = new Map(reachable.map(({ person }) => [person.id as string, person]));
  await insertParticipants(work.tx, work.here.id, wave.id, participantsAtTable(membership, new Set(asked.keys())));
  const everyone = await participantsOf(work.tx, work.here.id, wave.id);
  const names = seenInWords(wave, membership);
  for (const one of everyone) {
    const person = one.person === null ? undefined : asked.get(one.person);
    if (person?.email != null) await writeTo(work, wave, names, everyone, { participant: one, person: person.id, name: person.name, address: person.email }, false);
  }
  return ok(reachable.length);
};

export type Opened = { readonly status: 'open' | 'scheduled'; readonly asked: number };

/** Opens a survey: fixes who is in it and how each stands, and sends every personal link. Before its opening day it waits for it. */
export const openWave = async (work: Work, id: WaveId): Promise<Result<Opened>> => {
  const wave = await waveById(work.tx, work.here.id, id, true);
  if (wave === null) return gone;
  if (wave.status !== 'draft' && wave.status !== 'scheduled') return refuse({ kind: 'conflict', message: `This survey is already ${wave.status}. Nothing more was sent.` });
  const today = dayOf(work.now);
  if (wave.closesOn < today) return invalid([{ field: 'closesOn', message: 'The closing date has passed. Change the draft’s dates, then open it.' }]);
  if (wave.opensOn > today) {
    await setWaveStatus(work.tx, work.here.id, id, 'scheduled', work.now);
    await record(work, { what: 'NetworkWaveScheduled', subject: { kind: 'network wave', id }, data: { title: wave.title, opensOn: wave.opensOn } });
    return ok({ status: 'scheduled', asked: 0 });
  }
  const sent = await sendAll(work, wave);
  if (!sent.ok) return sent;
  await setWaveStatus(work.tx, work.here.id, id, 'open', work.now);
  await record(work, { what: 'NetworkWaveOpened', subject: { kind: 'network wave', id }, data: { title: wave.title, asked: sent.value } });
  return ok({ status: 'open', asked: sent.value });
};

/** Writes to those who have neither answered nor said no, at most once a week. */
export const remindWave = async (work: Work, id: WaveId): Promise<Result<number>> => {
  const wave = await waveById(work.tx, work.here.id, id, true);
  if (wave === null) return gone;
  const today = dayOf(work.now);
  const allowed = mayRemind(wave, today);
  if (!allowed.ok) return allowed;
  const membership = await readMembership(work.tx, work.here.id);
  const byId = new Map(membership.people.map((person) => [person.id, person]));
  const everyone = await participantsOf(work.tx, work.here.id, id);
  const names = seenInWords(wave, membership);
  let count = 0;
  for (const one of everyone.filter(({ state }) => state === 'invited' || state === 'begun')) {
    const person = one.person === null ? undefined : byId.get(one.person);
    if (person?.email == null) continue;
    await writeTo(work, wave, names, everyone, { participant: one, person: person.id, name: person.name, address: person.email }, true);
    count += 1;
  }
  await noteWaveReminder(work.tx, work.here.id, id, today);
  await record(work, { what: 'NetworkReminderSent', subject: { kind: 'network wave', id }, data: { count } });
  return ok(count);
};

/** Closes a survey. What somebody had saved and not finished counts as far as it goes. */
export const closeWave = async (work: Work, id: WaveId): Promise<Result<null>> => {
  const wave = await waveById(work.tx, work.here.id, id, true);
  if (wave === null) return gone;
  if (wave.status !== 'open') return refuse({ kind: 'conflict', message: 'This survey is not open, so there is nothing to close.' });
  await setWaveStatus(work.tx, work.here.id, id, 'closed', work.now);
  await layOut(work, wave);
  await record(work, { what: 'NetworkWaveClosed', subject: { kind: 'network wave', id }, data: { title: wave.title } });
  return ok(null);
};
