import { allPartnerships } from '#platform/auth/membership.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';

/** Does a piece of background work in every partnership. What fails in one is logged and does not keep it from the others. */
export const eachPartnership = async (services: Services, job: string, work: (here: Here) => Promise<void>): Promise<void> => {
  for (const here of await allPartnerships(services.db)) {
    await work(here).catch((error: unknown) => services.log('job failed', { job, partnership: here.id, error: String(error) }));
  }
};
