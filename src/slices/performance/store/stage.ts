import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import type { Day } from '#lib/day.ts';
import { all, first, run, type CopyIn, type Tx } from '#platform/db/database.ts';
import { absences, origins, type Observation } from '../core/observation.ts';

const columns = 'row, indicator, area, breakdown, from_day, to_day, origin, absent, provisional, value, numerator, denominator, lower, upper, note';

/** A place for the rows of one file, gone at the end of the transaction. */
export const openStage = async (tx: Tx): Promise<void> => {
  await run(
    tx,
    sql`create temporary table staged (row int not null, indicator int not null, area text not null, breakdown text not null, from_day date not null, to_day date not null, origin smallint not null, absent smallint not null, provisional boolean not null,
        value float8, numerator float8, denominator float8, lower float8, upper float8, note text) on commit drop`,
  );
};

// COPY's text form: a tab between, \N for nothing, and the four marks that need a backslash.
const escaped = (text: string): string => (/[\\\t\n\r]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r') : text);
const part = (value: number | null): string | number => value ?? '\\N';
const line = (row: number, o: Observation): string =>
  `${row}\t${o.indicator}\t${escaped(o.area)}\t${escaped(o.breakdown)}\t${o.period.from}\t${o.period.to}\t${origins.indexOf(o.origin)}\t${absences.indexOf(o.absent)}\t${o.provisional ? 't' : 'f'}\t${part(o.value)}\t${part(o.numerator)}\t${part(o.denominator)}\t${part(o.lower)}\t${part(o.upper)}\t${o.note === null ? '\\N' : escaped(o.note)}\n`;

export type Stager = { readonly add: (row: number, observation: Observation) => void; readonly flush: () => Promise<void>; readonly close: () => Promise<void> };

/** Writes rows into the stage as they come; `flush` waits when the server is behind, so that memory stays bounded. */
export const stageRows = (copyIn: CopyIn): Stager => {
  const stream: Writable = copyIn(`copy staged (${columns}) from stdin`);
  let failed: Error | null = null;
  stream.on('error', (error: Error) => {
    failed = error;
  });
  let waiting: string[] = [];
  const send = async (): Promise<void> => {
    if (failed !== null) throw failed;
    if (waiting.length === 0) return;
    const chunk = waiting.join('');
    waiting = [];
    if (!stream.write(chunk)) await once(stream, 'drain');
  };
  return {
    add: (row, observation) => void waiting.push(line(row, observation)),
    flush: async () => {
      if (waiting.length >= 512) await send();
    },
    close: async () => {
      await send();
      stream.end();
      await finished(stream);
    },
  };
};

export type Doubles = { readonly clashes: readonly { readonly row: number; readonly other: number }[]; readonly more: number };
const key = sql`indicator, area, breakdown, from_day, to_day`;

/** Rows of the file that say two things of one figure, and how many rows more say what another has said already. */
export const doubles = async (tx: Tx, most: number): Promise<Doubles> => {
  const rows = await all<{ readonly row: number; readonly other: number; readonly clash: boolean; readonly more: number }>(
    tx,
    sql`with many as (select ${key}, min(row) as other, count(*) - 1 as more from staged group by ${key} having count(*) > 1)
        select row, other, clash, sum(more) over ()::int as more from (
          select max(s.row) as row, m.other, m.more, count(distinct row(s.value, s.numerator, s.denominator, s.lower, s.upper, s.origin, s.absent, s.provisional, s.note)) > 1 as clash
          from staged s join many m using (${key}) group by ${key}, m.other, m.more) as d order by clash desc, row limit ${most}`,
  );
  return { clashes: rows.filter((one) => one.clash), more: rows[0]?.more ?? 0 };
};

/** The figures that stand and that the stage may revise. */
const standing = (here: PartnershipId) => sql`select distinct on (${key}) ${key}, revision, origin, absent, provisional, value, numerator, denominator, lower, upper, note
  from performance.observation where partnership_id = ${here} and indicator in (select distinct indicator from staged) order by ${key}, revision desc`;
const differs = sql`(s.value, s.numerator, s.denominator, s.lower, s.upper, s.origin, s.absent, s.provisional, s.note) is distinct from (c.value, c.numerator, c.denominator, c.lower, c.upper, c.origin, c.absent, c.provisional, c.note)`;
/** Rows of the file for an area that its indicator has no figure of, the first of each. */
export const strangeRows = (tx: Tx, here: PartnershipId, most: number): Promise<readonly { readonly row: number; readonly area: string }[]> =>
  all(
    tx,
    sql`select min(s.row)::int as row, s.area from (select min(row) as row, indicator, area from staged group by indicator, area) as s
        where not exists (select from performance.observation o where o.partnership_id = ${here} and o.indicator = s.indicator and o.area = s.area)
          and not exists (select from performance.indicator i where i.partnership_id = ${here} and i.number = s.indicator and i.area = s.area) group by s.area order by 1 limit ${most}`,
  );

const joined = sql`c.indicator = s.indicator and c.area = s.area and c.breakdown = s.breakdown and c.from_day = s.from_day and c.to_day = s.to_day`;

export type StageCounts = { readonly staged: number; readonly fresh: number; readonly revised: number };

/** True when none of the indicators in the stage has a figure yet. */
export const isAllNew = async (tx: Tx, here: PartnershipId): Promise<boolean> =>
  (await first<{ readonly found: boolean }>(tx, sql`select not exists (select from performance.observation where partnership_id = ${here} and indicator in (select distinct indicator from staged)) as found`))?.found ?? true;

export const countStage = async (tx: Tx, here: PartnershipId): Promise<StageCounts> =>
  (await first<StageCounts>(
    tx,
    sql`with s as (select distinct on (${key}) * from staged order by ${key}, row), c as (${standing(here)})
        select (select count(*) from staged)::int as staged, count(*) filter (where c.indicator is null)::int as fresh, count(*) filter (where c.indicator is not null and ${differs})::int as revised from s left join c on ${joined}`,
  )) as StageCounts;

export type Change = { readonly indicator: number; readonly area: string; readonly breakdown: string; readonly from: Day; readonly to: Day; readonly before: number | null; readonly after: number | null };

/** The first figures that would be revised, with what stands now. */
export const firstChanges = (tx: Tx, here: PartnershipId, most: number): Promise<readonly Change[]> =>
  all(tx, sql`with s as (select distinct on (${key}) * from staged order by ${key}, row), c as (${standing(here)}) select s.indicator, s.area, s.breakdown, s.from_day as "from", s.to_day as "to", c.value as before, s.value as after from s join c on ${joined} where ${differs} order by s.row limit ${most}`);

/** Indicators whose new figures are of another size than those that stand: another unit, most likely. */
export const oddSizes = (tx: Tx, here: PartnershipId): Promise<readonly { readonly indicator: number; readonly before: number; readonly after: number }[]> =>
  all(
    tx,
    sql`with n as (select indicator, avg(abs(value)) as after from staged where value is not null group by indicator), o as (select indicator, avg(abs(value)) as before from performance.observation where partnership_id = ${here} and value is not null and indicator in (select indicator from n) group by indicator)
        select n.indicator, o.before, n.after from n join o using (indicator) where o.before > 0 and n.after > 0 and (n.after / o.before > 20 or o.before / n.after > 20) order by n.indicator`,
  );

/** Adds what the stage holds that is new or differs, each as the next revision. Returns how many rows were added. */
export const keepStage = (tx: Tx, here: PartnershipId, load: number, allNew: boolean): Promise<number> => {
  const into = sql`insert into performance.observation (partnership_id, load, ${key}, revision, origin, absent, provisional, value, numerator, denominator, lower, upper, note)`;
  const shown = sql`s.origin, s.absent, s.provisional, s.value, s.numerator, s.denominator, s.lower, s.upper, s.note`;
  const keyed = sql`s.indicator, s.area, s.breakdown, s.from_day, s.to_day`;
  return allNew
    ? run(tx, sql`${into} select ${here}::uuid, ${load}::int, ${keyed}, 1, ${shown} from staged s on conflict do nothing`)
    : run(tx, sql`${into} with s as (select distinct on (${key}) * from staged order by ${key}, row), c as (${standing(here)}) select ${here}::uuid, ${load}::int, ${keyed}, coalesce(c.revision, 0) + 1, ${shown} from s left join c on ${joined} where c.indicator is null or ${differs}`);
};
