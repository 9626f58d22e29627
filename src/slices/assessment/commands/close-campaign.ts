import type { CampaignId } from '#lib/id.ts';
import { notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { generalise } from '../core/cells.ts';
import { campaignById, setStatus } from '../store/campaign-store.ts';
import { forgetMessages, keepTurnout, receiptsOf, wipeReceipts } from '../store/invitation-store.ts';
import { deleteDrafts, rewriteAnswers, setTraits, submittedTraits } from '../store/response-store.ts';
import { liveTurnout } from './live-turnout.ts';

/**
 * Closes a campaign. Keeps the response rates as shown, forgets who answered, and in an anonymous campaign describes the
 * answers afresh, so that every description is shared by at least the smallest group of those who did answer.
 */
export const closeCampaign = async (work: Work, id: CampaignId): Promise<Result<null>> => {
  const campaign = await campaignById(work.tx, work.here.id, id, true);
  if (campaign === null) return notFound('There is no such campaign here.');
  if (campaign.status !== 'open') return refuse({ kind: 'conflict', message: 'This campaign is not open, so there is nothing to close.' });
  // Locked first: whoever sends meanwhile waits, and then finds it closed.
  await receiptsOf(work.tx, work.here.id, id, true);
  await keepTurnout(work.tx, work.here.id, id, await liveTurnout(work, campaign));
  await wipeReceipts(work.tx, work.here.id, id);
  await deleteDrafts(work.tx, work.here.id, id);
  if (campaign.anonymous) {
    const given = await submittedTraits(work.tx, work.here.id, id);
    const described = generalise(new Map(given.map(({ id: response, ...traits }) => [response, traits])), campaign.minGroup);
    for (const [response, traits] of described) await setTraits(work.tx, work.here.id, response, traits);
    await rewriteAnswers(work.tx, work.here.id, id);
    await forgetMessages(work.tx, work.here.id, id);
  }
  await setStatus(work.tx, work.here.id, id, 'closed', work.now);
  await record(work, { what: 'CampaignClosed', subject: { kind: 'campaign', id }, data: { title: campaign.title } });
  return ok(null);
};
