export type * from './types.ts';
export { buildPack, type PackFiles } from './build-pack.ts';
export { sameQuestions } from './same-questions.ts';
export { readArchive } from './read-archive.ts';
export { bankList, bankShow, countQuestions } from './list-banks.ts';
