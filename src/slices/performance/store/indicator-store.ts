import { sql, type RawBuilder } from 'kysely';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import type { Day } from '#lib/day.ts';
import { codeKey } from '#lib/text.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import { lockPartOf } from '#platform/db/lock.ts';
import type { Indicator, IndicatorDraft, IndicatorId } from '../core/indicator.ts';

export type AskedBy = { readonly framework: string; readonly code: string };

const columns = sql`id, number, code, title, definition, unit, measure, rate_per as "ratePer", better, kind, frequency, period_rule as "periodRule", geography, area, source, theme, decimals, smallest, story,
  lead_organisation as "leadOrganisation", lead_person as "leadPerson", compiling_person as "compilingPerson", accountable_person as "accountablePerson", returned_within as "returnedWithin", series, retired_on as "retiredOn", version`;

/** Every indicator in use, by theme and title. */
export const indicatorsOf = (tx: Tx, here: PartnershipId): Promise<readonly Indicator[]> =>
  all(tx, sql`select ${columns} from performance.indicator where partnership_id = ${here} and retired_on is null order by theme collate "en-x-icu", number`);

/** One indicator, retired or not. */
export const indicatorById = (tx: Tx, here: PartnershipId, id: IndicatorId): Promise<Indicator | null> => first(tx, sql`select ${columns} from performance.indicator where partnership_id = ${here} and id = ${id}`);

/** What frameworks ask for, by indicator. */
export const askedBy = async (tx: Tx, here: PartnershipId): Promise<ReadonlyMap<IndicatorId, readonly AskedBy[]>> => {
  const rows = await all<AskedBy & { readonly id: IndicatorId }>(tx, sql`select indicator_id as id, framework, code from performance.asked_by where partnership_id = ${here} order by framework, code`);
  return Map.groupBy(rows, (row) => row.id);
};

export const setAskedBy = async (tx: Tx, here: PartnershipId, id: IndicatorId, asked: readonly AskedBy[]): Promise<void> => {
  await run(tx, sql`delete from performance.asked_by where partnership_id = ${here} and indicator_id = ${id}`);
  for (const { framework, code } of asked) await run(tx, sql`insert into performance.asked_by (partnership_id, indicator_id, framework, code) values (${here}, ${id}, ${framework}, ${code})`);
};

const fields: readonly (readonly [column: string, field: keyof IndicatorDraft])[] = [
  ['code', 'code'], ['title', 'title'], ['definition', 'definition'], ['unit', 'unit'], ['measure', 'measure'], ['rate_per', 'ratePer'], ['better', 'better'], ['kind', 'kind'], ['frequency', 'frequency'], ['period_rule', 'periodRule'],
  ['geography', 'geography'], ['area', 'area'], ['source', 'source'], ['theme', 'theme'], ['decimals', 'decimals'], ['smallest', 'smallest'], ['story', 'story'], ['lead_organisation', 'leadOrganisation'], ['lead_person', 'leadPerson'],
  ['compiling_person', 'compilingPerson'], ['accountable_person', 'accountablePerson'], ['returned_within', 'returnedWithin'],
];
const kept = (draft: IndicatorDraft): readonly (readonly [column: string, value: RawBuilder<unknown>])[] => [...fields.map(([column, field]) => [column, sql`${draft[field]}`] as const), ['code_key', sql`${draft.code === null ? null : codeKey(draft.code)}`]];

/** Makes additions to a partnership's figures wait for one another: numbers grow with time, and no two are the same. */
export const lockFigures = (tx: Tx, here: PartnershipId): Promise<void> => lockPartOf(tx, here, 'figures');

/** Adds one; the lock on figures is held. */
export const insertIndicator = async (tx: Tx, here: PartnershipId, draft: IndicatorDraft, series: string | null): Promise<Pick<Indicator, 'id' | 'number'>> =>
  (await first<Pick<Indicator, 'id' | 'number'>>(
    tx,
    sql`insert into performance.indicator (partnership_id, number, series, ${sql.join(kept(draft).map(([column]) => sql.ref(column)))})
        values (${here}, (select coalesce(max(number), 0) + 1 from performance.indicator where partnership_id = ${here}), ${series}, ${sql.join(kept(draft).map(([, value]) => value))}) returning id, number`,
  )) as Pick<Indicator, 'id' | 'number'>;

/** False when somebody else changed it first. */
export const updateIndicator = async (tx: Tx, here: PartnershipId, id: IndicatorId, version: number, draft: IndicatorDraft): Promise<boolean> =>
  (await run(tx, sql`update performance.indicator set ${sql.join(kept(draft).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

export const retireIndicator = async (tx: Tx, here: PartnershipId, id: IndicatorId, version: number, on: Day): Promise<boolean> =>
  (await run(tx, sql`update performance.indicator set retired_on = ${on}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and retired_on is null`)) === 1;

export const setIndicatorLead = async (tx: Tx, here: PartnershipId, id: IndicatorId, person: PersonId, organisation: OrganisationId | null): Promise<void> => {
  await run(tx, sql`update performance.indicator set lead_person = ${person}, lead_organisation = ${organisation}, version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

export const moveIndicators = (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId): Promise<number> =>
  run(tx, sql`update performance.indicator set lead_organisation = ${to}, version = version + 1 where partnership_id = ${here} and lead_organisation = ${from}`);
