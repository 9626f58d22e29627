import type { Bank } from '#pack';
import { notFound, ok, type Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';

type Asked = Pick<Campaign, 'bank' | 'questions' | 'pack' | 'packVersion'>;

/** The bank a campaign puts, cut down to the questions it chose. */
export const bankOf = async (work: { readonly tx: Tx; readonly here: Here; readonly services: Services }, campaign: Asked): Promise<Result<Bank>> => {
  const pack = await work.services.packFor(work.tx, { ...work.here, pack: campaign.pack, packVersion: campaign.packVersion });
  const bank = pack.banks.find((one) => one.id === campaign.bank);
  if (bank === undefined) return notFound('The question bank of this campaign is not in its pack any more. Upload that version of the pack again.');
  const { questions } = campaign;
  if (questions === null) return ok(bank);
  const chosen = new Set(questions);
  const themes = bank.themes.map((theme) => ({ ...theme, questions: theme.questions.filter((question) => chosen.has(question.id)) }));
  return ok({ ...bank, time: Math.max(1, Math.ceil((bank.time * questions.length) / countOf(bank))), themes: themes.filter((theme) => theme.questions.length > 0) });
};

const countOf = (bank: Bank): number => Math.max(1, bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0));
