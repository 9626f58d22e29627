import { countQuestions } from './list-banks.ts';
import { checkPackAt } from './reader.ts';

export type Said = { readonly exit: number; readonly lines: readonly string[] };

/** `joinery pack check PATH`: every fault with file, line and reason; exit status 1 when there is any. */
export const packCheck = async (path: string): Promise<Said> => {
  const { pack, faults } = await checkPackAt(path);
  if (pack === null) return { exit: 1, lines: [...faults.map((fault) => `${fault.file}:${fault.line}: ${fault.reason}`), `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`] };
  const questions = pack.banks.reduce((sum, bank) => sum + countQuestions(bank), 0);
  return { exit: 0, lines: [`${pack.id} ${pack.version} is sound: ${pack.banks.length} banks, ${questions} questions, ${pack.lists.length} partner lists, ${pack.practices.length} practices`] };
};
