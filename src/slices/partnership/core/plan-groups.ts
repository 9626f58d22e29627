import type { Fault } from '#lib/result.ts';
import type { IncomingGroup } from './incoming.ts';
import type { Group } from './membership-record.ts';
import { blank, externalOf, has, indexed, isBack, lasts, linked, put, said, sameName, settled, type Found, type PlanContext, type Planned, type Settled } from './plan-basics.ts';

const blankGroup = { ...blank, kind: null, remit: null, parent: null, host: null, meetingsAYear: null, decides: true, principals: false } as const;

export type GroupPlan = Settled<Group> & { readonly guessed: Set<string>; readonly faults: Fault[] };

// Each group that reports to itself by way of others: nobody could say where it belongs.
const loops = (given: readonly IncomingGroup[], ever: readonly Group[], plan: GroupPlan): void => {
  const groups = new Map([...ever, ...[...plan.rows.values()].map((one) => one.row)].map((row) => [row.id as string, row]));
  const sound = new Set<string>();
  for (const { key } of given) {
    const path = new Set<string>();
    for (let at = plan.idOf.get(key) as string | null; at !== null && !sound.has(at); at = groups.get(at)?.parent ?? null) {
      if (path.has(at)) {
        plan.faults.push({ field: 'parent', message: `${groups.get(at)?.name ?? ''} would report to itself, by way of the groups it reports to. Mend that in the file` });
        break;
      }
      path.add(at);
    }
    for (const id of path) sound.add(id);
  }
};

// Parents last: a group may stand in the file before the one it reports to.
const planParents = (given: readonly IncomingGroup[], plan: GroupPlan, found: Found<Group>): void => {
  for (const { key, parent: wanted } of given) {
    const id = plan.idOf.get(key) as string;
    const { row } = plan.rows.get(id) as Planned<Group>;
    const parent = linked(wanted, plan.idOf) as Group['parent'] | undefined;
    if (parent !== undefined && parent !== row.parent && parent !== id) put(plan, key, found.byId.get(id), { ...row, parent });
  }
};

/** Groups by name: that of the host named, or, where the file names none, the partnership's own or the only one of that name. */
const groupsByName = (ever: readonly Group[], { today }: PlanContext) => {
  const rows = new Map<string, Map<string, Group>>();
  const learn = (row: Group): void => {
    if (lasts(row, today)) rows.set(sameName(row.name), (rows.get(sameName(row.name)) ?? new Map<string, Group>()).set(row.host ?? '', row));
  };
  for (const row of ever) learn(row);
  const find = (name: string, host: string | null | undefined): Group | undefined => {
    const same = rows.get(sameName(name));
    return same?.get(host ?? '') ?? (host === undefined && same?.size === 1 ? [...same.values()][0] : undefined);
  };
  return { learn, find };
};

/** `seated`: groups in which the file says that somebody sits today. One of them that has ended here, and is named by its id, is there again. */
export const planGroups = (given: readonly IncomingGroup[], ever: readonly Group[], hosts: ReadonlyMap<string, string>, seated: ReadonlySet<string>, context: PlanContext): GroupPlan => {
  const { today, newId } = context;
  const plan: GroupPlan = { ...settled<Group>(), guessed: new Set(), faults: [] };
  const found = indexed(ever);
  const byName = groupsByName(ever, context);
  const storedFor = (one: IncomingGroup, host: string | null | undefined): Group | undefined => {
    const known = has(one, found);
    if (known !== undefined || !lasts(one, today)) return known;
    const named = byName.find(one.name, host);
    return named !== undefined && one.id !== null && plan.rows.has(named.id) ? undefined : named;
  };
  for (const one of given) {
    const { key, id: _, externalId: __, guessed, parent: ___, layer, ...fields } = one;
    const host = linked(one.host, hosts) as Group['host'] | undefined;
    const stored = storedFor(one, host);
    const now = stored && (plan.rows.get(stored.id)?.row ?? stored);
    const free = now === undefined || plan.guessed.has(now.id) || !guessed;
    const again = isBack(one, now, seated, today) ? { to: null } : {};
    const row = { ...blankGroup, from: today, ...now, ...again, ...said({ ...fields, host }), layer: free ? layer : now.layer, id: now?.id ?? newId(), externalId: externalOf(one, now, found) } as Group;
    put(plan, key, found.byId.get(row.id), row);
    if (guessed && free) plan.guessed.add(row.id);
    else plan.guessed.delete(row.id);
    byName.learn(row);
  }
  planParents(given, plan, found);
  loops(given, ever, plan);
  return plan;
};
