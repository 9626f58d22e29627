import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { ScenarioId, WaveId } from '../core/wave.ts';

/** What was tried: who is gone, and which ties are there. Ids are of participants. */
export type ScenarioChange = { readonly remove: readonly string[]; readonly add: readonly (readonly [string, string])[] };
export type Scenario = { readonly id: ScenarioId; readonly title: string; readonly change: ScenarioChange; readonly words: readonly string[]; readonly by: string; readonly at: Date };

export const scenariosOf = (tx: Tx, here: PartnershipId, wave: WaveId): Promise<readonly Scenario[]> =>
  all<Scenario>(tx, sql`select id, title, change, words, made_by as "by", made_at as "at" from network.scenario where partnership_id = ${here} and wave_id = ${wave} order by made_at desc`);

export const insertScenario = async (tx: Tx, here: PartnershipId, wave: WaveId, one: Omit<Scenario, 'id'>): Promise<ScenarioId> =>
  ((await first<{ readonly id: ScenarioId }>(tx, sql`insert into network.scenario (partnership_id, wave_id, title, change, words, made_by, made_at) values (${here}, ${wave}, ${one.title}, ${JSON.stringify(one.change)}, ${one.words}::text[], ${one.by}, ${one.at}) returning id`)) as { readonly id: ScenarioId }).id;

/** Whether the same is kept under the same title: pressing twice keeps it once. */
export const isKept = async (tx: Tx, here: PartnershipId, wave: WaveId, { title, change }: Pick<Scenario, 'title' | 'change'>): Promise<boolean> =>
  (await first(tx, sql`select 1 from network.scenario where partnership_id = ${here} and wave_id = ${wave} and title = ${title} and change = ${JSON.stringify(change)}::jsonb`)) !== null;

export const deleteScenario = (tx: Tx, here: PartnershipId, wave: WaveId, id: ScenarioId): Promise<number> => run(tx, sql`delete from network.scenario where partnership_id = ${here} and wave_id = ${wave} and id = ${id}`);

export type View = { readonly at: Date; readonly who: string; readonly what: string };

/** Who looked at names, the latest first. */
export const viewsOf = (tx: Tx, here: PartnershipId, wave: WaveId): Promise<readonly View[]> =>
  all<View>(tx, sql`select at, who, what from network.named_view where partnership_id = ${here} and wave_id = ${wave} order by at desc limit 500`);
