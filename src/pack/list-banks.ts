import { sameQuestions } from './same-questions.ts';
import type { Bank, Pack } from './types.ts';

/** How many questions a bank holds, sub-questions included. */
export const countQuestions = (bank: Bank): number => bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0);

/** The banks of a pack, one entry each. */
export const bankList = (pack: Pack) =>
  pack.banks.map((bank) => ({ id: bank.id, title: bank.title, short: bank.short, source: bank.source, about: bank.about, minutes: bank.time, scale: bank.scale, themes: bank.themes.length, questions: countQuestions(bank) }));

/** One bank with every question and its source; null when the pack has none of that name. */
export const bankShow = (pack: Pack, id: string) => {
  const bank = pack.banks.find((one) => one.id === id);
  if (bank === undefined) return null;
  const same = sameQuestions(pack);
  return {
    ...bank,
    pack: `${pack.id}@${pack.version}`,
    scales: Object.fromEntries([...new Set(bank.themes.flatMap((theme) => theme.questions.map((question) => question.scale)))].map((scale) => [scale, pack.scales[scale]])),
    themes: bank.themes.map((theme) => ({ ...theme, questions: theme.questions.map((question) => ({ ...question, sameAs: same.get(`${bank.id}.${question.id}`) ?? [] })) })),
  };
};
