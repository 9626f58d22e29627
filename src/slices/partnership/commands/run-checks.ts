import { dayOf, type Day } from '#lib/day.ts';
import { checkPartnership } from '../core/check-partnership.ts';
import type { Finding } from '../core/finding.ts';
import { balancesOf, heardOf } from '../store/check-store.ts';
import { readMembership } from '../store/membership-store.ts';
import type { Work } from '#platform/services.ts';

/** Every check of who is at the table, as of today. */
export const runChecks = async ({ tx, here, now, services }: Pick<Work, 'tx' | 'here' | 'now' | 'services'>): Promise<{ readonly findings: readonly Finding[]; readonly on: Day }> => {
  const on = dayOf(now);
  const pack = await services.packFor(tx, here);
  const balances = (await balancesOf(tx, here.id)).map((one) => one.what);
  return { on, findings: checkPartnership({ membership: await readMembership(tx, here.id), pack, today: on, heard: await heardOf(tx, here.id), balances }) };
};
