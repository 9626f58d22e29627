import { sql, type RawBuilder } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import type { Day } from '#lib/day.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import { absences, origins, type KeptObservation, type Observation } from '../core/observation.ts';

export type LoadSource = 'form' | 'file' | 'api' | 'link' | 'demo';
export type Load = { readonly number: number; readonly at: Date; readonly by: string; readonly source: LoadSource; readonly name: string; readonly added: number; readonly revised: number };
export type NewLoad = { readonly at: Date; readonly by: string; readonly person: PersonId | null; readonly source: LoadSource; readonly name: string; readonly added: number; readonly revised: number };

type Row = {
  readonly indicator: number; readonly area: string; readonly breakdown: string; readonly from: Day; readonly to: Day; readonly revision: number; readonly load: number; readonly origin: number; readonly absent: number; readonly provisional: boolean;
  readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly lower: number | null; readonly upper: number | null; readonly note: string | null;
};

// Written out: a page reads thousands of them.
const kept = (row: Row): KeptObservation => ({
  indicator: row.indicator, area: row.area, breakdown: row.breakdown, revision: row.revision, load: row.load, provisional: row.provisional, value: row.value, numerator: row.numerator, denominator: row.denominator, lower: row.lower, upper: row.upper, note: row.note,
  period: { from: row.from, to: row.to }, origin: origins[row.origin] ?? 'measured', absent: absences[row.absent] ?? 'there',
});

/** Which figures: of some indicators or all, of one area, for everybody or for groups as well, and as they stood after a load. */
export type Wanted = { /** Every revision of each, not only the one that stands. */ readonly allRevisions?: boolean; readonly indicators?: readonly number[]; readonly areas?: readonly string[]; readonly breakdown?: string; readonly asOf?: number; readonly since?: Day };

const which = (here: PartnershipId, { indicators, areas, breakdown, asOf, since }: Wanted): RawBuilder<unknown> => sql`o.partnership_id = ${here}
  ${indicators === undefined ? sql`` : sql`and o.indicator = any(${indicators}::int[])`} ${areas === undefined ? sql`` : sql`and o.area = any(${areas}::text[])`}
  ${breakdown === undefined ? sql`` : sql`and o.breakdown = ${breakdown}`} ${asOf === undefined ? sql`` : sql`and o.load <= ${asOf}`} ${since === undefined ? sql`` : sql`and o.to_day >= ${since}`}`;

const shown = sql`o.indicator, o.area, o.breakdown, o.from_day as "from", o.to_day as "to", o.revision, o.load, o.origin, o.absent, o.provisional, o.value, o.numerator, o.denominator, o.lower, o.upper, o.note`;

/** Figures as they stand, or as they stood after a load, in order of time within each series. */
export const figuresOf = async (tx: Tx, here: PartnershipId, wanted: Wanted): Promise<readonly KeptObservation[]> =>
  (
    await all<Row>(
      tx,
      sql`select ${wanted.allRevisions === true ? sql`` : sql`distinct on (o.indicator, o.area, o.breakdown, o.from_day, o.to_day)`} ${shown} from performance.observation o where ${which(here, wanted)}
          order by o.indicator, o.area, o.breakdown, o.from_day, o.to_day, o.revision desc`,
    )
  ).map(kept);

/** Every revision of one figure, the first one first, with the entry it came with. */
export const revisionsOf = async (tx: Tx, here: PartnershipId, key: Pick<Observation, 'indicator' | 'area' | 'breakdown' | 'period'>): Promise<readonly (KeptObservation & { readonly at: Date; readonly by: string; readonly source: LoadSource })[]> =>
  (
    await all<Row & { readonly at: Date; readonly by: string; readonly source: LoadSource }>(
      tx,
      sql`select ${shown}, l.at, l.by, l.source from performance.observation o join performance.load l on l.partnership_id = o.partnership_id and l.number = o.load
          where o.partnership_id = ${here} and o.indicator = ${key.indicator} and o.area = ${key.area} and o.breakdown = ${key.breakdown} and o.from_day = ${key.period.from} and o.to_day = ${key.period.to} order by o.revision`,
    )
  ).map(({ at, by, source, ...row }) => ({ ...kept(row), at, by, source }));

/** The areas and groups for which an indicator has figures, and how many; the fullest first. */
export const seriesOf = (tx: Tx, here: PartnershipId, indicator: number, most = 500): Promise<readonly { readonly area: string; readonly breakdown: string; readonly figures: number }[]> =>
  all(tx, sql`select area, breakdown, count(*)::int as figures from performance.observation where partnership_id = ${here} and indicator = ${indicator} group by area, breakdown order by figures desc, area, breakdown limit ${most}`);

/** Which areas have a figure of an indicator for its latest period, all of them beside one another. */
export const acrossAreas = async (tx: Tx, here: PartnershipId, indicator: number, period: Observation['period'], breakdown = '', every = false): Promise<readonly KeptObservation[]> =>
  (
    await all<Row>(
      tx,
      sql`select ${every ? sql`` : sql`distinct on (o.area)`} ${shown} from performance.observation o where o.partnership_id = ${here} and o.indicator = ${indicator} and o.breakdown = ${breakdown} and o.from_day = ${period.from} and o.to_day = ${period.to} order by o.area, o.revision desc limit 2000`,
    )
  ).map(kept);

/** Which of some areas an indicator has no figure for; its own area is never strange. */
export const strangeAreas = async (tx: Tx, here: PartnershipId, indicator: number, areas: readonly string[]): Promise<readonly string[]> =>
  (
    await all<{ readonly area: string }>(
      tx,
      sql`select distinct a.area from unnest(${areas}::text[]) as a(area) where not exists (select from performance.observation o where o.partnership_id = ${here} and o.indicator = ${indicator} and o.area = a.area)
          and not exists (select from performance.indicator i where i.partnership_id = ${here} and i.number = ${indicator} and i.area = a.area) order by 1`,
    )
  ).map((row) => row.area);

/** Names of areas by code. */
export const areaNames = async (tx: Tx, here: PartnershipId, codes: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await all<{ readonly code: string; readonly name: string }>(tx, sql`select code, name from performance.area_name where partnership_id = ${here} and code = any(${codes}::text[])`)).map(({ code, name }) => [code, name]));

export const nameAreas = async (tx: Tx, here: PartnershipId, names: ReadonlyMap<string, string>): Promise<void> => {
  if (names.size === 0) return;
  await run(tx, sql`insert into performance.area_name (partnership_id, code, name) select ${here}::uuid, * from unnest(${[...names.keys()]}::text[], ${[...names.values()]}::text[]) on conflict (partnership_id, code) do update set name = excluded.name where performance.area_name.name <> excluded.name`);
};

/** The moment of an entry that is made now, under the lock on figures: never before the last one, so that moments follow numbers. */
export const momentOfLoad = async (tx: Tx, here: PartnershipId, clock: () => Date): Promise<Date> => {
  const last = (await first<{ readonly at: Date | null }>(tx, sql`select max(at) as at from performance.load where partnership_id = ${here}`))?.at ?? null;
  const now = clock();
  return last !== null && last > now ? last : now;
};

/** Opens an entry of figures; the lock on figures is held, so that numbers follow time. */
export const insertLoad = async (tx: Tx, here: PartnershipId, load: NewLoad): Promise<number> =>
  (
    (await first<{ readonly number: number }>(
      tx,
      sql`insert into performance.load (partnership_id, number, at, by, person_id, source, name, added, revised)
          values (${here}, (select coalesce(max(number), 0) + 1 from performance.load where partnership_id = ${here}), ${load.at}, ${load.by}, ${load.person}, ${load.source}, ${load.name}, ${load.added}, ${load.revised}) returning number`,
    )) as { readonly number: number }
  ).number;

export const loadsOf = (tx: Tx, here: PartnershipId, most = 50): Promise<readonly Load[]> =>
  all(tx, sql`select number, at, by, source, name, added, revised from performance.load where partnership_id = ${here} order by number desc limit ${most}`);

/** The last entry made by a moment; 0 when there was none. */
export const loadAt = async (tx: Tx, here: PartnershipId, at: Date): Promise<number> =>
  (await first<{ readonly number: number }>(tx, sql`select coalesce(max(number), 0)::int as number from performance.load where partnership_id = ${here} and at <= ${at}`))?.number ?? 0;

/** Adds figures of one entry, each as the next revision of what it revises. */
export const insertFigures = async (tx: Tx, here: PartnershipId, load: number, figures: readonly (Observation & { readonly revision: number })[]): Promise<void> => {
  const rows = figures.map(({ period, origin, absent, ...figure }) => ({ ...figure, from: period.from, to: period.to, origin: origins.indexOf(origin), absent: absences.indexOf(absent) }));
  await run(
    tx,
    sql`insert into performance.observation (partnership_id, load, indicator, area, breakdown, from_day, to_day, revision, origin, absent, provisional, value, numerator, denominator, lower, upper, note)
        select ${here}::uuid, ${load}::int, r.indicator, r.area, r.breakdown, r."from", r."to", r.revision, r.origin, r.absent, r.provisional, r.value, r.numerator, r.denominator, r.lower, r.upper, r.note
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(indicator int, area text, breakdown text, "from" date, "to" date, revision smallint, origin smallint, absent smallint, provisional boolean,
          value float8, numerator float8, denominator float8, lower float8, upper float8, note text)`,
  );
};

/** Which headline figures: as they stood after an entry, of some indicators, and every revision of each. */
export type Headlines = { readonly asOf?: number | undefined; readonly indicators?: readonly number[] | undefined; readonly allRevisions?: boolean };

/** The figures that stand for the partnership: each indicator's own area, everybody together. Looked up indicator by indicator, so that it stays quick before the server knows how many figures there are. */
export const headlineFigures = async (tx: Tx, here: PartnershipId, { asOf, indicators, allRevisions: every = false }: Headlines = {}): Promise<readonly KeptObservation[]> =>
  (
    await all<Row>(
      tx,
      sql`select o.* from performance.indicator i
          cross join lateral (
            select ${every ? sql`` : sql`distinct on (o.from_day, o.to_day)`} ${shown} from performance.observation o
            where o.partnership_id = ${here} and o.indicator = i.number and o.area = i.area and o.breakdown = '' ${asOf === undefined ? sql`` : sql`and o.load <= ${asOf}`}
            order by o.from_day, o.to_day, o.revision desc
          ) o
          where i.partnership_id = ${here} and i.retired_on is null ${indicators === undefined ? sql`` : sql`and i.number = any(${indicators}::int[])`} order by i.number`,
    )
  ).map(kept);

/** Gives new indicators the area that stands for the partnership: the only one they have, or the partnership's own. */
export const chooseAreas = async (tx: Tx, here: PartnershipId, numbers: readonly number[]): Promise<void> => {
  if (numbers.length === 0) return;
  await run(
    tx,
    sql`update performance.indicator i set area = found.area
        from (select s.indicator, coalesce(case when count(distinct s.area) = 1 then min(s.area) end, min(s.area) filter (where s.area = any(p.areas))) as area
              from staged s, partnership.profile p where p.partnership_id = ${here} and s.indicator = any(${numbers}::int[]) group by s.indicator, p.areas) found
        where i.partnership_id = ${here} and i.number = found.indicator and found.area is not null`,
  );
};

/** The groups of people for whom an area has figures. */
export const groupsOf = async (tx: Tx, here: PartnershipId, indicator: number, area: string): Promise<readonly string[]> =>
  (await all<{ readonly breakdown: string }>(tx, sql`select distinct breakdown from performance.observation where partnership_id = ${here} and indicator = ${indicator} and area = ${area} order by breakdown limit 60`)).map((row) => row.breakdown);

export type Revision = KeptObservation & { readonly at: Date; readonly by: string; readonly source: LoadSource };

/** Every revision of an indicator's figures in one area, the latest period first and within it the latest revision. */
export const allRevisions = async (tx: Tx, here: PartnershipId, indicator: number, area: string, most = 1000): Promise<readonly Revision[]> =>
  (
    await all<Row & { readonly at: Date; readonly by: string; readonly source: LoadSource }>(
      tx,
      sql`select ${shown}, l.at, l.by, l.source from performance.observation o join performance.load l on l.partnership_id = o.partnership_id and l.number = o.load
          where o.partnership_id = ${here} and o.indicator = ${indicator} and o.area = ${area} order by o.to_day desc, o.from_day desc, o.breakdown, o.revision desc limit ${most}`,
    )
  ).map(({ at, by, source, ...row }) => ({ ...kept(row), at, by, source }));

/** What one person gave lately, an indicator once. */
export const lastGiven = (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly { readonly title: string; readonly at: Date }[]> =>
  all(tx, sql`select name as title, max(at) as at from performance.load where partnership_id = ${here} and person_id = ${person} and source in ('form', 'link') group by name order by 2 desc limit 5`);
