import { takesAnswers } from '#assessment/asking';
import { dayOf } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { partnershipById } from '#platform/auth/membership.ts';
import { readLink } from '#platform/auth/personal-link.ts';
import { hashToken } from '#platform/auth/secret.ts';
import type { Tx } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import type { Services, Work } from '#platform/services.ts';
import { strongFrom, type Relation } from '../core/relations.ts';
import { nameableBy, plain, rosterOf } from '../core/roster.ts';
import type { Participant, ParticipantId, WaveTie } from '../core/wave.ts';
import { holdParticipant, insertParticipants, noteSaved, participantByLink, participantsOf, putTies, rateTies, removeTies, setState, tiesFrom } from '../store/participant-store.ts';
import { maskWithdrawn, removeWithdrawn, takeBackSaid } from '../store/withdraw-store.ts';
import { holdWave, waveById, type Wave } from '../store/wave-store.ts';

/** Someone who came by a personal link, and what they have said so far. */
export type Responding = {
  readonly work: Work;
  readonly wave: Wave;
  readonly me: Participant;
  readonly everyone: readonly Participant[];
  /** Whom they may name, and of those whom they are offered. */
  readonly nameable: readonly Participant[];
  readonly roster: readonly Participant[];
  readonly ties: readonly WaveTie[];
  /** Whether answers can be given today. */
  readonly open: boolean;
};

const wrongLink = notFound('This link is not right, or it has been withdrawn. Open the link from your message again, and check that none of it was cut off. If it still does not work, reply to that message.');

/** How others are kept from what an answer stands on while it is saved: see `holdWave`. */
export type Hold = 'shared' | 'alone';

// What was read before it was held may have changed by then.
const heldByLink = async (tx: Tx, here: PartnershipId, hash: Buffer, hold: Hold | null): ReturnType<typeof participantByLink> => {
  const me = await participantByLink(tx, here, hash);
  if (me === null || hold === null) return me;
  await holdWave(tx, here, me.wave, hold);
  await holdParticipant(tx, here, me.id);
  return participantByLink(tx, here, hash);
};

/** Opens the transaction of whoever holds a personal link; a wrong link and another partnership's look the same. */
export const byNetworkLink = async <T>(services: Services, text: string, now: Date, act: (responding: Responding) => Promise<Result<T>>, hold: Hold | null = null): Promise<Result<T>> => {
  const link = readLink(text);
  const here = link === null ? null : await partnershipById(services.db, link.partnership);
  if (link === null || here === null) return wrongLink;
  return services.db.forPartnership(here.id, async (tx) => {
    const me = await heldByLink(tx, here.id, hashToken('network', link.secret), hold);
    const wave = me === null ? null : await waveById(tx, here.id, me.wave);
    if (me === null || wave === null) return wrongLink;
    const work: Work = { tx, here, actor: { user: null, name: 'A respondent' }, now, services };
    const everyone = await participantsOf(tx, here.id, wave.id);
    const [nameable, ties] = [nameableBy(me, everyone), await tiesFrom(tx, here.id, me.id)];
    return act({ work, wave, me, everyone, nameable, roster: rosterOf(me, nameable, wave.roster, new Set(ties.map(({ to }) => to))), ties, open: takesAnswers(wave, dayOf(now)) });
  });
};

/** Refuses when answers can't be given, saying why. */
export const mayAnswer = ({ open, me }: Responding): Result<null> => {
  if (me.state === 'withdrawn') return refuse({ kind: 'gone', message: 'You took yourself out of this survey, and nothing of yours is kept. To take part after all, reply to your message.' });
  if (!open) return refuse({ kind: 'gone', message: 'This survey has closed, so answers can’t be changed or added. Thank you for your time.' });
  return me.consented ? ok(null) : refuse({ kind: 'conflict', message: 'Read what it is for and say yes or no first. Open the link from your message again.' });
};

/** Yes or no to taking part. A no takes back what was said before. */
export const consentTo = async ({ work, me, wave, open }: Responding, answer: string): Promise<Result<boolean>> => {
  if (!open || me.state === 'withdrawn') return refuse({ kind: 'gone', message: 'This survey does not take answers from you any more.' });
  if (answer !== 'yes' && answer !== 'no') return invalid([{ field: 'agree', message: 'Say whether you will take part' }]);
  if (answer === 'yes') {
    await setState(work.tx, work.here.id, me.id, me.state === 'answered' ? 'answered' : 'begun', true);
    return ok(true);
  }
  await takeBackSaid(work.tx, work.here.id, wave.id, me.id);
  await setState(work.tx, work.here.id, me.id, 'declined', false);
  return ok(false);
};

export const noTie = '0';

/**
 * Saves one page of one relation: those shown and given a frequency are tied, those shown with none are not, the others stay. Somebody
 * who has left the list since the page was opened is passed over, so that the rest of the page is not lost.
 */
export const saveRelation = async (responding: Responding, relation: Relation, given: ReadonlyMap<ParticipantId, string>): Promise<Result<null>> => {
  const may = mayAnswer(responding);
  if (!may.ok) return may;
  const { work, wave, me, nameable, ties } = responding;
  const known = new Set(nameable.map(({ id }) => id));
  const wrong = [...given].find(([id, text]) => id === me.id || !/^[0-5]$/.test(text));
  if (wrong !== undefined) return invalid([{ field: 'ties', message: 'Choose how often from the list' }]);
  const chosen = [...given].filter(([id, text]) => text !== noTie && known.has(id));
  await removeTies(work.tx, work.here.id, me.id, relation.id, [...given].filter(([id, text]) => text === noTie && known.has(id)).map(([id]) => id));
  const before = new Map(ties.map((tie) => [tie.to, tie]));
  await putTies(work.tx, work.here.id, wave.id, chosen.map(([to, text]) => ({ from: me.id, to, relation: relation.id, strength: Number(text), trust: before.get(to)?.trust ?? null, value: before.get(to)?.value ?? null })));
  await noteSaved(work.tx, work.here.id, me.id, relation.id);
  return ok(null);
};

/** Adds somebody who is not there, whoever is at the table or was added before being found instead. They wait apart until the coordinator says who they are. */
export const addMissing = async (responding: Responding, given: { readonly name: string; readonly organisation: string }): Promise<Result<ParticipantId>> => {
  const may = mayAnswer(responding);
  if (!may.ok) return may;
  const { work, wave, me, everyone, nameable } = responding;
  if (given.name === '') return invalid([{ field: 'name', message: 'Enter their name' }]);
  if (given.name.length > 120 || given.organisation.length > 160) return invalid([{ field: 'name', message: 'Name must be 120 characters or fewer, and organisation 160' }]);
  const same = nameable.find((one) => plain(one.name) === plain(given.name));
  if (same !== undefined) return ok(same.id);
  if (everyone.filter((one) => one.addedBy === me.id).length >= 30) return invalid([{ field: 'name', message: 'You have added 30 people, which is as many as fit. Tell the coordinator of more' }]);
  const [id] = await insertParticipants(work.tx, work.here.id, wave.id, [{ kind: 'added', person: null, name: given.name, organisation: given.organisation === '' ? null : given.organisation, sector: null, layer: null, groups: [], addedBy: me.id }]);
  return ok(id as ParticipantId);
};

/** Those with whom they are often in touch: the people that trust and value are asked of. */
export const strongTies = ({ roster, ties }: Pick<Responding, 'roster' | 'ties'>): readonly Participant[] => {
  const strong = new Set(ties.filter(({ strength }) => (strength ?? 0) >= strongFrom).map(({ to }) => to));
  return roster.filter(({ id }) => strong.has(id));
};

const point = (text: string | undefined): number | null => (text !== undefined && /^[1-4]$/.test(text) ? Number(text) : null);

export const saveRatings = async (responding: Responding, said: (id: ParticipantId) => { readonly trust: string; readonly value: string }): Promise<Result<null>> => {
  const may = mayAnswer(responding);
  if (!may.ok) return may;
  for (const { id } of strongTies(responding)) {
    const { trust, value } = said(id);
    await rateTies(responding.work.tx, responding.work.here.id, responding.me.id, id, { trust: point(trust), value: point(value) });
  }
  return ok(null);
};

/** Says that they are done. It can be opened and changed until the last day. */
export const finish = async (responding: Responding): Promise<Result<null>> => {
  const may = mayAnswer(responding);
  if (!may.ok) return may;
  if (responding.me.saved.length === 0) return invalid([{ field: 'answers', message: 'Answer at least one question first, or leave the survey' }]);
  await setState(responding.work.tx, responding.work.here.id, responding.me.id, 'answered', true);
  return ok(null);
};

/** Takes them out, at any time: what they said goes, and what others said of them goes too or stands under a code. */
export const withdraw = async ({ work, wave, me }: Pick<Responding, 'work' | 'wave' | 'me'>, how: string): Promise<Result<null>> => {
  if (how !== 'remove' && how !== 'mask') return invalid([{ field: 'how', message: 'Choose what becomes of what others said' }]);
  await (how === 'remove' ? removeWithdrawn : maskWithdrawn)(work.tx, work.here.id, wave.id, me.id);
  await record(work, { what: 'NetworkWithdrawn', subject: { kind: 'network wave', id: wave.id }, data: { title: wave.title } });
  return ok(null);
};
