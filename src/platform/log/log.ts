/** One line of JSON on standard error. Never an address with a personal link, never an answer. */
export type Log = (what: string, facts?: Readonly<Record<string, unknown>>) => void;

export const openLog = (write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log => (what, facts = {}) =>
  write(JSON.stringify({ at: new Date().toISOString(), what, ...facts }));
