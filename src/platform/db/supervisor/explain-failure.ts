import { refuse, type Refusal, type Refused } from '#lib/result.ts';

const said = (failure: unknown): string => {
  if (failure instanceof Error) return `${failure.message}\n${(failure as { stderr?: string }).stderr ?? ''}`.trim();
  return typeof failure === 'object' && failure !== null ? (failure as Refusal).message : String(failure);
};

const explanations: readonly (readonly [RegExp, (folder: string, words: string) => string])[] = [
  [/ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/, (folder) => `There is no space left on the disk that holds ${folder}. Free some space, then start again: nothing is lost.`],
  [/EROFS|Read-only file system/, (folder) => `The disk that holds ${folder} can only be read. Set DATA_FOLDER to a folder that can be written.`],
  [/EACCES|EPERM|Permission denied/, (folder, words) => `Joinery may not use the data folder ${folder}: it belongs to another user. Start as that user, or set DATA_FOLDER to a folder of your own.\n${words}`],
  [/incompatible with server|was initialized by PostgreSQL version/, (folder, words) => `The database in ${folder} was made by another version of PostgreSQL. Start the version that made it, run joinery backup, and restore into a new data folder.\n${words}`],
  [/28P01|password authentication failed/, (folder) => `The file database/password in ${folder} is not the one its cluster was made with. Put the right file back.`],
];

/** Says what went wrong at the start of the bundled server, and what to do about it. */
export const explainFailure = (failure: unknown, folder: string): Refused => {
  const words = said(failure);
  const known = explanations.find(([pattern]) => pattern.test(words));
  if (known !== undefined) return refuse({ kind: 'unavailable', message: known[1](folder, words) });
  const refusal = failure as Partial<Refusal>;
  if (!(failure instanceof Error) && refusal.kind !== undefined) return refuse(refusal as Refusal);
  return refuse({ kind: 'unavailable', message: `The bundled PostgreSQL could not be started in ${folder}.\n${words}` });
};
