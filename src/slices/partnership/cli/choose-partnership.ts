import { refuse, ok, type Result } from '#lib/result.ts';
import { allPartnerships } from '#platform/auth/membership.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';

/** The partnership that a command names by its address; with none named, the only one that is not the demo, or the only one. */
export const choosePartnership = async (services: Services, slug: string | undefined): Promise<Result<Here>> => {
  const all = await allPartnerships(services.db);
  const own = all.filter((one) => !one.demo);
  const found = slug === undefined ? (own.length === 1 ? own[0] : all.length === 1 ? all[0] : undefined) : all.find((one) => one.slug === slug);
  if (found !== undefined) return ok(found);
  const names = all.map((one) => one.slug).join(', ');
  return refuse({ kind: 'not-found', message: slug === undefined ? `Say which partnership: --partnership SLUG. There are: ${names}` : `There is no partnership “${slug}”. There are: ${names}` });
};
