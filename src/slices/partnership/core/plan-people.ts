import type { Fault } from '#lib/result.ts';
import type { IncomingPerson } from './incoming.ts';
import type { Person } from './membership-record.ts';
import { blank, externalOf, has, indexed, isBack, lasts, linked, put, said, sameName, settled, type Found, type PlanContext, type Settled } from './plan-basics.ts';

const blankPerson = { ...blank, email: null, phone: null, organisation: null, job: null, elected: null, skills: [], inductedOn: null, rhythm: 'monthly', bounceReason: null } as const;

type Finder = { readonly find: (one: IncomingPerson, organisation: string | null) => Person | undefined; readonly learn: (row: Person, plain: boolean) => void };

// One person is one id, else one address; with neither, one name in one organisation.
const personFinder = (ever: readonly Person[], found: Found<Person>, { today }: PlanContext): Finder => {
  const nameKey = (name: string, organisation: string | null): string => `${sameName(name)}\n${organisation ?? ''}`;
  const current = ever.filter((one) => lasts(one, today));
  const byEmail = new Map(current.flatMap((one) => (one.email === null ? [] : [[one.email.toLowerCase(), one] as const])));
  const byName = new Map(current.map((one) => [nameKey(one.name, one.organisation), one]));
  return {
    find: (one, organisation) => {
      const known = has(one, found);
      if (known !== undefined || !lasts(one, today)) return known;
      const byAddress = one.email == null ? undefined : byEmail.get(one.email.toLowerCase());
      const namesake = one.externalId === null && one.id === null ? byName.get(nameKey(one.name, organisation)) : undefined;
      // A new address belongs to a namesake in the same organisation only where that one has none.
      return byAddress ?? (one.email == null || namesake?.email === null ? namesake : undefined);
    },
    learn: (row, plain) => {
      if (!lasts(row, today)) return;
      if (row.email !== null) byEmail.set(row.email.toLowerCase(), row);
      if (plain) byName.set(nameKey(row.name, row.organisation), row);
    },
  };
};

/** `seated`: people who the file says sit somewhere today. One of them who has left is at the table again. The erased stay as they are. */
export const planPeople = (given: readonly IncomingPerson[], ever: readonly Person[], homes: ReadonlyMap<string, string>, seated: ReadonlySet<string>, context: PlanContext): Settled<Person> => {
  const { today, newId } = context;
  const plan = settled<Person>();
  const found = indexed(ever);
  const { find, learn } = personFinder(ever, found, context);
  for (const one of given) {
    const { key, id: _, externalId: __, ...fields } = one;
    const organisation = linked(one.organisation, homes) as Person['organisation'] | undefined;
    const stored = find(one, organisation ?? null);
    if (stored?.erased === true) {
      put(plan, key, stored, stored);
      continue;
    }
    const now = stored && (plan.rows.get(stored.id)?.row ?? stored);
    const again = isBack(one, now, seated, today) ? { to: null } : {};
    const row = { ...blankPerson, from: today, ...now, ...again, ...said({ ...fields, organisation }), id: now?.id ?? newId(), externalId: externalOf(one, now, found) } as Person;
    put(plan, key, found.byId.get(row.id), row);
    learn(row, one.externalId === null && one.id === null);
  }
  return plan;
};

/** Addresses that would belong to two people at the table. */
export const emailFaults = (plan: Settled<Person>, ever: readonly Person[], { today }: PlanContext): readonly Fault[] => {
  const rows = [...ever.filter((one) => !plan.rows.has(one.id)), ...[...plan.rows.values()].map((one) => one.row)].filter((one) => lasts(one, today) && one.email !== null);
  return [...Map.groupBy(rows, (one) => (one.email as string).toLowerCase()).values()].filter((same) => same.length > 1).map((same) => ({ field: 'email', message: `${same[0]?.email} would belong to ${same.map((one) => one.name).join(' and ')}. One address belongs to one person` }));
};
