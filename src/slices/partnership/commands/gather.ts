import { dayOf, formatDay } from '#lib/day.ts';
import { plural } from '#lib/text.ts';
import { eachPartnership } from '#platform/jobs/each-partnership.ts';
import { all, run } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import { queueMessage } from '#platform/mail/message.ts';
import type { Services, Work } from '#platform/services.ts';
import type { Contribution, Waiting } from '#platform/slice.ts';
import { sql } from 'kysely';
import type { PersonId } from '#lib/id.ts';
import { dropOldLinks, dueToBeAsked, gatheringOf, noteBounce, setAsked, setLooked, type Asked, type Gathering } from '../store/contribution-store.ts';
import { makeContributionLink } from './contribution-link.ts';

export type WaitingFor = Waiting & { readonly kind: string };

/** Everything that waits for one person, from every slice: what is late first, then by date. */
export const waitingFor = async (work: Work, asks: readonly Contribution[], person: PersonId): Promise<readonly WaitingFor[]> => {
  const found: WaitingFor[] = [];
  for (const ask of asks) for (const one of (await ask.waiting?.(work, person)) ?? []) found.push({ ...one, kind: ask.kind });
  return found.toSorted((a, b) => Number(b.late) - Number(a.late) || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
};

const line = (one: WaitingFor): string => `- ${one.text}${one.due === null ? '' : `, by ${formatDay(one.due)}`}${one.late ? ' (late)' : ''}`;

const textOf = (here: string, to: Asked, waiting: readonly WaitingFor[], link: string, sender: string, used: readonly string[]): string => {
  const minutes = waiting.reduce((sum, one) => sum + one.minutes, 0);
  return [
    `Dear ${to.name},`,
    `${plural(waiting.length, 'thing waits', 'things wait')} for you in ${here}, about ${plural(minutes, 'minute')} in all:\n${waiting.slice(0, 12).map(line).join('\n')}${waiting.length > 12 ? `\n- and ${waiting.length - 12} more` : ''}`,
    `Do it here, with no account or password. The link is yours alone, so please do not pass it on:\n${link}`,
    'Is one of these not yours any more? The same page lets you say who to ask.',
    ...(used.length === 0 ? [] : [`What you gave last time was used:\n${used.slice(0, 3).map((one) => `- ${one}`).join('\n')}`]),
    sender,
    `You get this ${to.rhythm === 'weekly' ? 'once a week' : 'once a month'} at most, because you sit in ${here}. The page lets you choose weekly, monthly or never.`,
  ].join('\n\n');
};

/** Asks one person for everything that waits for them, in one message. Says whether there was anything to ask. */
const askOne = async (work: Work, asks: readonly Contribution[], to: Asked, from: Gathering): Promise<boolean> => {
  const waiting = await waitingFor(work, asks, to.id);
  // A survey alone brings no message: by whom it is sent to, it would tell who has not answered.
  const surveys = new Set(asks.filter((one) => one.go !== undefined).map((one) => one.kind));
  if (waiting.every((one) => surveys.has(one.kind))) return false;
  const used: string[] = [];
  for (const ask of asks) used.push(...((await ask.used?.(work, to.id)) ?? []));
  const link = `${work.services.baseUrl()}${await makeContributionLink(work, to.id)}`;
  const sender = [from.senderName, from.senderAddress].filter((part) => part !== null).join('\n');
  await queueMessage(work.services, work.tx, work.here.id, {
    kind: 'contribution',
    to: { name: to.name, address: to.email },
    person: to.id,
    ...(from.senderAddress === null ? {} : { replyTo: { name: from.senderName ?? work.here.name, address: from.senderAddress } }),
    subject: `${work.here.name}: what waits for you`,
    text: textOf(work.here.name, to, waiting, link, sender, used),
    onceKey: `contribution ${to.id} ${dayOf(work.now)}`,
  });
  await setAsked(work.tx, work.here.id, to.id, dayOf(work.now));
  return true;
};

const batch = 100;

/** Sends the one message to everyone whose turn it is, in one partnership. Returns how many went out. */
export const gatherIn = async (work: Work, asks: readonly Contribution[]): Promise<number> => {
  const from = await gatheringOf(work.tx, work.here.id);
  if (!from.gathering) return 0;
  let sent = 0;
  const due = await dueToBeAsked(work.tx, work.here.id, dayOf(work.now), batch);
  if (due.length > 0) await setLooked(work.tx, work.here.id, due.map((one) => one.id), dayOf(work.now));
  for (const to of due) if (await askOne(work, asks, to, from)) sent += 1;
  if (sent > 0) await record(work, { what: 'ContributionsAsked', subject: { kind: 'partnership', id: work.here.id }, data: { people: sent } });
  return sent;
};

/** Mail that was refused for good becomes a note on the person, so that nobody waits for an answer that can't come. */
const noteFailures = async ({ tx, here, now }: Work): Promise<void> => {
  const failed = await all<{ readonly id: string; readonly address: string; readonly reason: string | null }>(
    tx,
    sql`select id, to_address as address, last_error as reason from platform.message where partnership_id = ${here.id} and refused and bounce_noted_at is null limit ${batch}`,
  );
  for (const one of failed) {
    await noteBounce(tx, here.id, one.address, one.reason ?? 'The message could not be delivered', now);
    await run(tx, sql`update platform.message set bounce_noted_at = ${now} where id = ${one.id}`);
  }
};

/** The background job: bounced mail, old links, and the one message a month. */
export const keepGathering = (asks: readonly Contribution[]) => (services: Services): Promise<void> =>
  eachPartnership(services, 'contributions', async (here) => {
    const sent = await services.db.forPartnership(here.id, async (tx) => {
      const work: Work = { tx, here, actor: { user: null, name: 'Joinery' }, now: services.clock(), services };
      await noteFailures(work);
      await dropOldLinks(tx, here.id, dayOf(work.now));
      return gatherIn(work, asks);
    });
    if (sent > 0) services.nudge();
  });
