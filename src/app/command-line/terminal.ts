import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { refuse, type Refusal, type Result } from '#lib/result.ts';
import { decodeText } from '#platform/files/decode-text.ts';

export const out = (text: string): void => void process.stdout.write(`${text}\n`);
export const err = (text: string): void => void process.stderr.write(`${text}\n`);
export const json = (value: unknown): void => out(JSON.stringify(value, null, 2));

/** A row is counted as a spreadsheet shows it: the heading is row 1. */
export const refused = (refusal: Refusal): number => {
  err([refusal.message, ...(refusal.faults ?? []).map((fault) => `${fault.row === undefined ? '' : `row ${fault.row + 1}, `}${fault.field}: ${fault.message}`)].join('\n'));
  return 1;
};

export const option = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
};

const takesValue = new Set(['--limits', '--pack', '--mapping', '--rule', '--framework', '--partnership', '--format', '--min-group', '--bank', '--wave', '--nodes']);
/** What stands in no option, after the words of the command itself. */
export const files = (given: readonly string[]): readonly string[] => given.slice(2).filter((one, index, all) => !one.startsWith('--') && !takesValue.has(all[index - 1] ?? ''));

export const textOf = async (file: string | undefined, like: string): Promise<Result<string>> => {
  if (file === undefined || file.startsWith('--')) return refuse({ kind: 'invalid', message: `Say which file: ${like}` });
  const text = file === '-' ? await readStream(process.stdin) : await readFile(file).then(decodeText, () => null);
  return text === null ? refuse({ kind: 'not-found', message: `There is no file “${file}” that can be read.` }) : { ok: true, value: text };
};

export const onFile = async (args: readonly string[], like: string, work: (text: string) => Result<unknown>): Promise<number> => {
  const text = await textOf(args[1], like);
  if (!text.ok) return refused(text.refusal);
  const done = work(text.value);
  if (!done.ok) return refused(done.refusal);
  json(done.value);
  return 0;
};
