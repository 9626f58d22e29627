import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { sameTerms, type KeptTarget, type TargetInput } from '../core/kept-target.ts';
import { askContributorsAgain } from '../store/contributor-store.ts';

/** Where a target says something else than partners said yes to, each yes becomes one to an earlier version, and they are asked again. */
export const askAgain = async (work: Work, before: KeptTarget, now: TargetInput): Promise<void> => {
  if (sameTerms(before, now)) return;
  const lapsed = await askContributorsAgain(work.tx, work.here.id, before.id);
  if (lapsed.length > 0) await record(work, { what: 'AcceptanceLapsed', subject: { kind: 'target', id: before.id }, data: { title: now.title, names: lapsed } });
};
