import type { Bank, Pack } from './types.ts';
import { sameQuestions } from './same-questions.ts';
import { checkPackAt } from './reader.ts';

export type Said = { readonly exit: number; readonly lines: readonly string[] };

/** `joinery pack check PATH`: every fault with file, line and reason; exit status 1 when there is any. */
export const packCheck = async (path: string): Promise<Said> => {
  const { pack, faults } = await checkPackAt(path);
  if (pack === null) return { exit: 1, lines: [...faults.map((fault) => `${fault.file}:${fault.line}: ${fault.reason}`), `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`] };
  const questions = pack.banks.reduce((sum, bank) => sum + count(bank), 0);
  return { exit: 0, lines: [`${pack.id} ${pack.version} is sound: ${pack.banks.length} banks, ${questions} questions, ${pack.lists.length} partner lists, ${pack.practices.length} practices`] };
};

const count = (bank: Bank): number => bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0);

/** The banks of a pack, one entry each. */
export const bankList = (pack: Pack) =>
  pack.banks.map((bank) => ({ id: bank.id, title: bank.title, short: bank.short, source: bank.source, about: bank.about, minutes: bank.time, scale: bank.scale, themes: bank.themes.length, questions: count(bank) }));

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
