import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import type { Layer } from '#partnership';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Exception, ExceptionId, ExceptionStep } from '../core/exception.ts';
import type { IndicatorId } from '../core/indicator.ts';

type Row = Omit<Exception, 'steps'>;
type StepRow = ExceptionStep & { readonly exception: ExceptionId };

const withSteps = async (tx: Tx, here: PartnershipId, rows: readonly Row[]): Promise<readonly Exception[]> => {
  const steps = await all<StepRow>(tx, sql`select exception_id as exception, kind, from_layer as "from", to_layer as "to", why, by, at from performance.exception_step where partnership_id = ${here} and exception_id = any(${rows.map((row) => row.id)}::uuid[]) order by step`);
  const of = Map.groupBy(steps, (step) => step.exception);
  return rows.map((row) => ({ ...row, steps: (of.get(row.id) ?? []).map(({ kind, from, to, why, by, at }) => ({ kind, from, to, why, by, at })) }));
};

const columns = sql`id, indicator_id as indicator, layer, open, version`;

/** Exceptions with every step, open ones first. */
export const exceptionsOf = async (tx: Tx, here: PartnershipId, onlyOpen = false): Promise<readonly Exception[]> =>
  withSteps(tx, here, await all<Row>(tx, sql`select ${columns} from performance.exception where partnership_id = ${here} ${onlyOpen ? sql`and open` : sql``} order by open desc, id limit 500`));

export const exceptionById = async (tx: Tx, here: PartnershipId, id: ExceptionId): Promise<Exception | null> => {
  const row = await first<Row>(tx, sql`select ${columns} from performance.exception where partnership_id = ${here} and id = ${id}`);
  return row === null ? null : ((await withSteps(tx, here, [row]))[0] ?? null);
};

/** The open exception of an indicator. */
export const exceptionOn = async (tx: Tx, here: PartnershipId, indicator: IndicatorId): Promise<Exception | null> => {
  const row = await first<Row>(tx, sql`select ${columns} from performance.exception where partnership_id = ${here} and indicator_id = ${indicator} and open`);
  return row === null ? null : ((await withSteps(tx, here, [row]))[0] ?? null);
};

/** Opens one; null when there is an open one already. */
export const openException = async (tx: Tx, here: PartnershipId, indicator: IndicatorId, layer: Layer): Promise<ExceptionId | null> =>
  (await first<{ readonly id: ExceptionId }>(tx, sql`insert into performance.exception (partnership_id, indicator_id, layer) values (${here}, ${indicator}, ${layer}) on conflict (partnership_id, indicator_id) where open do nothing returning id`))?.id ?? null;

/** Moves one to a layer, or closes it; false when somebody else was first. */
export const moveException = async (tx: Tx, here: PartnershipId, { id, version }: Pick<Exception, 'id' | 'version'>, to: { readonly layer: Layer; readonly open: boolean }): Promise<boolean> =>
  (await run(tx, sql`update performance.exception set layer = ${to.layer}, open = ${to.open}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and open`)) === 1;

export const addStep = async (tx: Tx, here: PartnershipId, id: ExceptionId, { kind, from, to, why, by, at }: ExceptionStep, person: PersonId | null): Promise<void> => {
  await run(
    tx,
    sql`insert into performance.exception_step (partnership_id, exception_id, step, kind, from_layer, to_layer, why, by, person_id, at)
        values (${here}, ${id}, (select coalesce(max(step), 0) + 1 from performance.exception_step where partnership_id = ${here} and exception_id = ${id}), ${kind}, ${from}, ${to}, ${why}, ${by}, ${person}, ${at})`,
  );
};

export const stepsBy = (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  all(tx, sql`select at, kind, why from performance.exception_step where partnership_id = ${here} and person_id = ${person} order by at`);
