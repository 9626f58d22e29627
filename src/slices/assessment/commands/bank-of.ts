import type { Bank } from '#pack';
import { notFound, ok, type Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { exactPack } from '../store/pack-store.ts';
import type { Campaign } from '../core/campaign.ts';

type Asked = Pick<Campaign, 'bank' | 'questions' | 'pack' | 'packVersion'>;

/** The bank a campaign puts, cut down to the questions it chose. */
export const bankOf = async (work: { readonly tx: Tx; readonly here: Here; readonly services: Services }, campaign: Asked): Promise<Result<Bank>> => {
  const pack = await exactPack(work.tx, work.here.id, campaign, work.services.packs);
  const bank = pack?.banks.find((one) => one.id === campaign.bank);
  if (bank === undefined) return notFound(`This campaign was put from ${campaign.pack} ${campaign.packVersion}, which is not here any more, and no other version scores its answers. Upload that version again.`);
  const { questions } = campaign;
  if (questions === null) return ok(bank);
  const chosen = new Set(questions);
  const themes = bank.themes.map((theme) => ({ ...theme, questions: theme.questions.filter((question) => chosen.has(question.id)) }));
  return ok({ ...bank, time: Math.max(1, Math.ceil((bank.time * questions.length) / countOf(bank))), themes: themes.filter((theme) => theme.questions.length > 0) });
};

const countOf = (bank: Bank): number => Math.max(1, bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0));
