import { dayOf, type Day } from '#lib/day.ts';
import type { Result } from '#lib/result.ts';
import { eachPartnership } from '#platform/jobs/each-partnership.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import { closeCampaign } from './commands/close-campaign.ts';
import { openCampaign } from './commands/open-campaign.ts';
import { remind } from './commands/remind.ts';
import { dueToday, type Due, type RoundPlan, type RoundState } from './core/round.ts';
import { campaignsOf } from './store/campaign-store.ts';

type Dated = Pick<RoundPlan & RoundState, 'status' | 'opensOn' | 'closesOn' | 'remindedOn' | 'openedAt'>;
type Kept<R> = { readonly name: string; readonly list: (tx: Tx, here: Here) => Promise<readonly R[]>; readonly act: Readonly<Record<Due, (work: Work, round: R) => Promise<Result<unknown>>>> };

const keepOne = async <R extends Dated & { readonly id: string }>(services: Services, here: Here, kept: Kept<R>, round: R, due: Due): Promise<void> => {
  const done = await services.db.forPartnership(here.id, async (tx) => {
    const work: Work = { tx, here, actor: { user: null, name: 'Joinery' }, now: services.clock(), services };
    return kept.act[due](work, round);
  });
  if (!done.ok) services.log(`${kept.name} not kept`, { id: round.id, due, why: done.refusal.message });
};

/** Opens, reminds and closes by the calendar, whatever is asked. Each command locks its own row, so two replicas never do it twice. */
export const keepRounds = <R extends Dated & { readonly id: string }>(kept: Kept<R>) => (services: Services): Promise<void> => {
  const today: Day = dayOf(services.clock());
  return eachPartnership(services, kept.name, async (here) => {
    for (const round of await services.db.forPartnership(here.id, (tx) => kept.list(tx, here))) {
      const due = dueToday(round, today);
      if (due !== null) await keepOne(services, here, kept, round, due).catch((error: unknown) => services.log(`${kept.name} not kept`, { id: round.id, due, why: String(error) }));
    }
  });
};

export const keepCampaigns = keepRounds({
  name: 'campaigns', list: (tx, here) => campaignsOf(tx, here.id),
  act: { open: (work, { id }) => openCampaign(work, id), remind: (work, { id }) => remind(work, id), close: (work, { id }) => closeCampaign(work, id) },
});
