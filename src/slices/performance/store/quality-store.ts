import { sql } from 'kysely';
import { dayOf, type Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import type { Period } from '#lib/period.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import { lockPartOf } from '#platform/db/lock.ts';
import type { IndicatorId } from '../core/indicator.ts';
import type { Agrees, Rating, Scores, SignOff, SpotCheck } from '../core/quality.ts';

type Span = { readonly from: Day; readonly to: Day };
const only = (indicator: IndicatorId | null) => (indicator === null ? sql`` : sql`and indicator_id = ${indicator}`);

/** Ratings of one indicator or of all, the latest first. */
export const ratingsOf = async (tx: Tx, here: PartnershipId, indicator: IndicatorId | null = null): Promise<readonly Rating[]> =>
  (
    await all<Omit<Rating, 'period' | 'on'> & { readonly from: Day | null; readonly to: Day | null }>(
      tx,
      sql`select indicator_id as indicator, from_day as "from", to_day as "to", scores, words, by, person_id as person, at from performance.quality_rating where partnership_id = ${here} ${only(indicator)} order by at desc`,
    )
  ).map(({ from, to, ...row }) => ({ ...row, period: from === null || to === null ? null : { from, to }, on: dayOf(row.at) }));

/** Signatures of one indicator's figures or of all, the latest first. */
export const signOffsOf = async (tx: Tx, here: PartnershipId, indicator: IndicatorId | null = null): Promise<readonly SignOff[]> =>
  (
    await all<Omit<SignOff, 'period' | 'on'> & Span>(
      tx,
      sql`select indicator_id as indicator, area, from_day as "from", to_day as "to", load, by, person_id as person, at from performance.sign_off where partnership_id = ${here} ${only(indicator)} order by at desc`,
    )
  ).map(({ from, to, ...row }) => ({ ...row, period: { from, to }, on: dayOf(row.at) }));

/** Spot checks of one indicator's figures or of all, the latest first. */
export const spotChecksOf = async (tx: Tx, here: PartnershipId, indicator: IndicatorId | null = null): Promise<readonly SpotCheck[]> =>
  (
    await all<Omit<SpotCheck, 'period'> & Span>(
      tx,
      sql`select indicator_id as indicator, area, from_day as "from", to_day as "to", load, organisation_id as organisation, on_day as "on", agrees, found, by, at from performance.spot_check where partnership_id = ${here} ${only(indicator)} order by on_day desc, at desc`,
    )
  ).map(({ from, to, ...row }) => ({ ...row, period: { from, to } }));

/** Makes those who ask and claim at once wait for one another, so that what is sent twice is kept once. */
export const lockTrust = (tx: Tx, here: PartnershipId): Promise<void> => lockPartOf(tx, here, 'trust');

export type Signer = { readonly by: string; readonly person: PersonId | null; readonly at: Date };

export const insertRating = async (tx: Tx, here: PartnershipId, indicator: IndicatorId, period: Period | null, scores: Scores, words: string, { by, person, at }: Signer): Promise<void> => {
  await run(tx, sql`insert into performance.quality_rating (partnership_id, indicator_id, from_day, to_day, scores, words, by, person_id, at) values (${here}, ${indicator}, ${period?.from ?? null}, ${period?.to ?? null}, ${JSON.stringify(scores)}::jsonb, ${words}, ${by}, ${person}, ${at})`);
};

/** One figure as it stood after an entry. */
export type FigureAt = { readonly indicator: IndicatorId; readonly area: string; readonly period: Period; readonly load: number };

export const insertSignOff = async (tx: Tx, here: PartnershipId, { indicator, area, period, load }: FigureAt, { by, person, at }: Signer): Promise<void> => {
  await run(tx, sql`insert into performance.sign_off (partnership_id, indicator_id, area, from_day, to_day, load, by, person_id, at) values (${here}, ${indicator}, ${area}, ${period.from}, ${period.to}, ${load}, ${by}, ${person}, ${at})`);
};

export type CheckMade = { readonly organisation: OrganisationId; readonly on: Day; readonly agrees: Agrees; readonly found: string };

export const insertSpotCheck = async (tx: Tx, here: PartnershipId, { indicator, area, period, load }: FigureAt, { organisation, on, agrees, found }: CheckMade, { by, person, at }: Signer): Promise<void> => {
  await run(tx, sql`insert into performance.spot_check (partnership_id, indicator_id, area, from_day, to_day, load, organisation_id, on_day, agrees, found, by, person_id, at) values (${here}, ${indicator}, ${area}, ${period.from}, ${period.to}, ${load}, ${organisation}, ${on}, ${agrees}, ${found}, ${by}, ${person}, ${at})`);
};

export type Setting = { readonly onlySigned: boolean; readonly version: number };

/** What a partnership has settled about its figures; version 0 where it has settled nothing. */
export const settingOf = async (tx: Tx, here: PartnershipId): Promise<Setting> =>
  (await first<Setting>(tx, sql`select only_signed as "onlySigned", version from performance.setting where partnership_id = ${here}`)) ?? { onlySigned: false, version: 0 };

export const keepSetting = async (tx: Tx, here: PartnershipId, onlySigned: boolean): Promise<void> => {
  await run(tx, sql`insert into performance.setting (partnership_id, only_signed) values (${here}, ${onlySigned}) on conflict (partnership_id) do update set only_signed = excluded.only_signed, version = performance.setting.version + 1`);
};

/** Makes another person the accountable officer of an indicator. */
export const setAccountable = async (tx: Tx, here: PartnershipId, indicator: IndicatorId, person: PersonId): Promise<void> => {
  await run(tx, sql`update performance.indicator set accountable_person = ${person}, version = version + 1 where partnership_id = ${here} and id = ${indicator}`);
};
