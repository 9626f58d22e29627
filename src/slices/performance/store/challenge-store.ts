import { sql } from 'kysely';
import { dayOf, type Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Challenge, ChallengeDraft, ChallengeId } from '../core/challenges.ts';
import type { IndicatorId } from '../core/indicator.ts';

type Row = Omit<Challenge, 'period' | 'askedOn' | 'answeredOn'> & { readonly from: Day | null; readonly to: Day | null };

const columns = sql`id, indicator_id as indicator, from_day as "from", to_day as "to", by, asked_person as "askedPerson", asked_organisation as "askedOrganisation", to_organisation as "toOrganisation", to_person as "toPerson",
  question, asked_at as "askedAt", due_on as "dueOn", answer, answered_by as "answeredBy", answered_at as "answeredAt", state, version`;
const read = ({ from, to, ...row }: Row): Challenge => ({ ...row, period: from === null || to === null ? null : { from, to }, askedOn: dayOf(row.askedAt), answeredOn: row.answeredAt === null ? null : dayOf(row.answeredAt) });

/** Every challenge, of one indicator or of all: those that wait first, by the day they are due. */
export const challengesOf = async (tx: Tx, here: PartnershipId, indicator: IndicatorId | null = null): Promise<readonly Challenge[]> =>
  (await all<Row>(tx, sql`select ${columns} from performance.challenge where partnership_id = ${here} ${indicator === null ? sql`` : sql`and indicator_id = ${indicator}`} order by (state <> 'open'), case when state = 'open' then due_on end, asked_at desc`)).map(read);

/** The challenges that wait for an answer, the first due first. */
export const openChallenges = async (tx: Tx, here: PartnershipId): Promise<readonly Challenge[]> =>
  (await all<Row>(tx, sql`select ${columns} from performance.challenge where partnership_id = ${here} and state = 'open' order by due_on, asked_at`)).map(read);

export const challengeById = async (tx: Tx, here: PartnershipId, id: ChallengeId): Promise<Challenge | null> => {
  const row = await first<Row>(tx, sql`select ${columns} from performance.challenge where partnership_id = ${here} and id = ${id}`);
  return row === null ? null : read(row);
};

export type Asker = { readonly by: string; readonly person: PersonId | null; readonly organisation: OrganisationId | null; readonly at: Date };

export const insertChallenge = async (tx: Tx, here: PartnershipId, draft: ChallengeDraft, { by, person, organisation, at }: Asker): Promise<ChallengeId> =>
  (
    (await first<{ readonly id: ChallengeId }>(
      tx,
      sql`insert into performance.challenge (partnership_id, indicator_id, from_day, to_day, by, asked_person, asked_organisation, to_organisation, to_person, question, asked_at, due_on)
          values (${here}, ${draft.indicator}, ${draft.period?.from ?? null}, ${draft.period?.to ?? null}, ${by}, ${person}, ${organisation}, ${draft.toOrganisation}, ${draft.toPerson}, ${draft.question}, ${at}, ${draft.dueOn}) returning id`,
    )) as { readonly id: ChallengeId }
  ).id;

/** False when somebody else answered or withdrew it first. */
export const setAnswer = async (tx: Tx, here: PartnershipId, id: ChallengeId, version: number, answer: string, { by, person, at }: Omit<Asker, 'organisation'>): Promise<boolean> =>
  (await run(tx, sql`update performance.challenge set answer = ${answer}, answered_by = ${by}, answered_person = ${person}, answered_at = ${at}, state = 'answered', version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

/** False when somebody else answered or withdrew it first. */
export const setWithdrawn = async (tx: Tx, here: PartnershipId, id: ChallengeId, version: number): Promise<boolean> =>
  (await run(tx, sql`update performance.challenge set state = 'withdrawn', version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and state = 'open'`)) === 1;

export const setChallenged = async (tx: Tx, here: PartnershipId, id: ChallengeId, person: PersonId, organisation: OrganisationId | null): Promise<void> => {
  await run(tx, sql`update performance.challenge set to_person = ${person}, to_organisation = ${organisation}, version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

/** What still waits for an organisation goes to the one that comes after it; what was answered stays as it was. */
export const moveChallenges = (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId): Promise<number> =>
  run(tx, sql`update performance.challenge set to_organisation = ${to}, version = version + 1 where partnership_id = ${here} and to_organisation = ${from} and state = 'open'`);

/** Answers of one person, the latest first. */
export const lastAnswers = (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly { readonly title: string; readonly at: Date }[]> =>
  all(tx, sql`select i.title, c.answered_at as at from performance.challenge c join performance.indicator i on i.partnership_id = c.partnership_id and i.id = c.indicator_id where c.partnership_id = ${here} and i.partnership_id = ${here} and c.answered_person = ${person} order by c.answered_at desc limit 5`);
