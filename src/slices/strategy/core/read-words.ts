import type { Certainty, Contributor, MeasureKind, Polarity, Sense, ValueKind } from './agreement.ts';

const words = <T>(table: Readonly<Record<string, T>>) => {
  const known = new Map(Object.entries(table).flatMap(([all, value]) => all.split('|').map((word) => [word, value] as const)));
  return (text: string): T | null => known.get(text.trim().toLowerCase().replaceAll(/[_\s-]+/g, ' ')) ?? null;
};

export const readPolarity = words<Polarity>({ 'up|high|higher|increase|more|higher is better|high is good|bigger is better|rise|maximise': 'up', 'down|low|lower|decrease|less|fewer|lower is better|low is good|smaller is better|fall|minimise|reduce': 'down', 'none|neutral|neither|no': 'none' });
export const readMeasure = words<MeasureKind>({ 'input|inputs|resource': 'input', 'process|activity|milestone': 'process', 'output|outputs': 'output', 'outcome|outcomes|impact': 'outcome', 'perception|perceptions|satisfaction|survey|opinion|attitude': 'perception' });
export const readValueKind = words<ValueKind>({ '%|per cent|percent|percentage|pct|share|proportion': 'per-cent', 'number|count|integer|numeric|money|currency': 'number', 'rate|ratio': 'rate', 'other|text|index|score': 'other' });
export const readCertainty = words<Certainty>({ 'certain|yes|y|confirmed|secured|secure|agreed|committed|approved|in place|true': 'certain', 'likely|probable|expected|provisional|partly|partial|in principle': 'likely', 'uncertain|no|n|not certain|not confirmed|unconfirmed|not secured|unsecured|at risk|bid|pending|false|none|unknown|subject to bid': 'uncertain' });
export const readYesNo = words<boolean>({ 'yes|y|true|1|accepted|agreed|full': true, 'no|n|false|0|none|not accepted|refused|declined': false });
const readAnswer = words<boolean | 'open'>({ 'yes|y|true|accepted|agreed|signed': true, 'no|n|false|not accepted|refused|declined|not agreed': false, 'pending|asked|waiting|not yet|tbc|?': 'open' });
const readSense = words<Sense>({ 'helps|help|+|supports|positive': 'helps', 'harms|harm|hurts|conflicts|negative|against|works against': 'harms' });

/** The parts of a list in a cell: by semicolons, bars or lines, and by commas where there is none of these. */
export const readList = (text: string): readonly string[] => (/[;|\n]/.test(text) ? text.split(/[;|\n]/) : text.split(',')).map((part) => part.trim()).filter((part) => part !== '');

const inBrackets = /^(.+?)\s*\(([^()]+)\)$/;
const afterMark = /^(.+?)\s*[:=]\s*([^:=]+)$/;

/** Partners with what each has said: 'Police (accepted); NHS: no; College'. */
export const readContributors = (text: string): readonly Contributor[] =>
  readList(text).map((part) => {
    const [, name, said] = inBrackets.exec(part) ?? afterMark.exec(part) ?? [];
    const answer = said === undefined ? null : readAnswer(said);
    return answer === null || name === undefined ? { name: part, accepted: null } : { name, accepted: answer === 'open' ? null : answer };
  });

/** Who has accepted, by a column of its own: yes or no for all of them, or the names of those who have. */
export const withAccepted = (contributors: readonly Contributor[], text: string): readonly Contributor[] => {
  const all = readYesNo(text);
  const said = new Set(readList(text).map((name) => name.toLowerCase()));
  return contributors.map((one) => (one.accepted !== null ? one : { ...one, accepted: all ?? (said.has(one.name.toLowerCase()) ? true : null) }));
};

export type Move = { readonly key: string; readonly sense: Sense };

/** Targets that one moves with: 'T2 (harms); T5: helps'. Those with no word for it are given apart. */
export const readMoves = (text: string): { readonly moves: readonly Move[]; readonly unclear: readonly string[] } => {
  const moves: Move[] = [];
  const unclear: string[] = [];
  for (const part of readList(text)) {
    const [, key, said] = inBrackets.exec(part) ?? afterMark.exec(part) ?? /^(\S.*?)\s+([a-z]+)$/i.exec(part) ?? [];
    const sense = said === undefined ? null : readSense(said);
    if (sense === null || key === undefined) unclear.push(part);
    else moves.push({ key, sense });
  }
  return { moves, unclear };
};

/** The kind that a cell names, of those that there are: in full, with more words after it, or by its first letter. */
export const readKind = (text: string, kinds: readonly string[]): string => {
  const plain = text.trim().toLowerCase();
  const starts = kinds.filter((kind) => plain.startsWith(kind.toLowerCase()) || (plain.length === 1 && kind.toLowerCase().startsWith(plain)));
  return starts.length === 1 ? (starts[0] as string) : plain;
};
