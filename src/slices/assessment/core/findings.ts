import type { Bank, Question } from '#pack';
import type { QuestionResult } from './results.ts';
import { standing, type Balance } from './seven-s.ts';
import { pointsOf, questionsOf, type Scales } from './tally.ts';

export const findingKinds = ['low-agreed', 'low-disputed', 'high-disputed', 'coordinator-gap', 'hard-ahead-of-soft', 'soft-ahead-of-hard', 'fell', 'rose', 'strength'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something the answers say, in words, with the figures it rests on. `about` is a question id, or `balance`. */
export type Finding = { readonly kind: FindingKind; readonly about: string; readonly text: string; readonly evidence: Readonly<Record<string, number | string | null>> };

type Sharp = Finding & { readonly sharpness: number };
type Given = { readonly bank: Bank; readonly scales: Scales; readonly questions: ReadonlyMap<string, QuestionResult>; readonly balance: Balance | null };

// On a scale of 1 to 5. Low is nearer “not yet” than the middle; disputed is an agreement nearer an even spread than one view.
const low = 2.75;
const high = 3.75;
const agreed = 0.45;
const disputed = 0.3;
const split = 0.1;
const wideGap = 0.75;
const wideBalance = 0.4;
const enough = 3;

const one = (value: number): string => value.toFixed(1);
const two = (value: number): string => value.toFixed(2);
const ask = (question: Question): string => `“${question.ask.replace(/\.$/, '')}”`;

type Seen = { readonly question: Question; readonly result: QuestionResult; readonly mean: number; readonly agreement: number; readonly points: readonly number[] };

const share = ({ question, result, points }: Seen, weakest: boolean): string => {
  const chosen = weakest !== question.reverse ? points.slice(0, Math.ceil(points.length / 2) - (points.length % 2)) : points.slice(-(Math.floor(points.length / 2)));
  const count = chosen.reduce((sum, point) => sum + (result.distribution[String(point)] ?? 0), 0);
  return `${count} of ${result.n} chose ${chosen.length === 1 ? chosen[0] : `${chosen[0]} or ${chosen.at(-1)}`}`;
};

const evidence = ({ result }: Seen) => ({ n: result.n, mean: result.mean, median: result.median, sd: result.sd, agreement: result.agreement });
const score = ({ question, result, points }: Seen): string => `${one(result.mean ?? 0)} of ${points.at(-1)}${question.reverse ? ', where a high score is bad news' : ''}`;

const levelFinding = (seen: Seen): Sharp | null => {
  const { question, mean, agreement } = seen;
  const made = (kind: FindingKind, text: string, sharpness: number): Sharp => ({ kind, about: question.id, text, evidence: evidence(seen), sharpness });
  if (mean <= low && agreement >= agreed) return made('low-agreed', `People agree that this is weak: ${ask(question)} scores ${score(seen)}, and ${share(seen, true)}.`, 2 + (low - mean) + agreement);
  if (mean <= low && agreement <= disputed) return made('low-disputed', `This scores low and people see it differently: ${ask(question)} scores ${score(seen)}, with agreement of only ${two(agreement)}.`, 1.8 + (low - mean) + (disputed - agreement));
  if (mean <= low) return made('low-disputed', `This scores low, and not everyone sees it so: ${ask(question)} scores ${score(seen)}, with agreement of ${two(agreement)}.`, 1.4 + (low - mean));
  if (mean < 3 && agreement <= split) return made('low-disputed', `People see this very differently: ${ask(question)} scores ${score(seen)} on average, with agreement of only ${two(agreement)}, and ${share(seen, true)}.`, 1.3 + 2 * (split - agreement));
  if ((mean >= high && agreement <= disputed) || agreement <= split) return made('high-disputed', `The average hides a split: ${ask(question)} scores ${score(seen)}, yet agreement is only ${two(agreement)} and ${share(seen, true)}.`, 1.2 + 2 * (split - agreement));
  return mean >= high && agreement >= agreed ? made('strength', `This is a strength that people agree on: ${ask(question)} scores ${score(seen)}, and ${share(seen, false)}.`, (mean - high) / 2 + agreement / 4) : null;
};

const gapFinding = (seen: Seen): Sharp | null => {
  const { gap } = seen.result;
  const width = gap === null ? 0 : (Math.abs(gap.difference) * 4) / ((seen.points.at(-1) ?? 5) - (seen.points[0] ?? 1));
  if (gap === null || width < wideGap) return null;
  const sides = gap.difference > 0 !== seen.question.reverse ? 'The coordinator’s team sees this as better than partners do' : 'Partners see this as better than the coordinator’s team does';
  return {
    kind: 'coordinator-gap',
    about: seen.question.id,
    text: `${sides}: ${ask(seen.question)} scores ${one(gap.coordinators.mean)} from the coordinator’s team and ${one(gap.partners.mean)} from partners.`,
    evidence: { coordinators: gap.coordinators.mean, coordinatorsN: gap.coordinators.n, partners: gap.partners.mean, partnersN: gap.partners.n, difference: gap.difference, lower: gap.interval?.lower ?? null, upper: gap.interval?.upper ?? null },
    sharpness: 1.5 + width,
  };
};

const changeFinding = (seen: Seen): Sharp | null => {
  const { change } = seen.result;
  // A change is a finding only when its interval keeps clear of nought: with few answers a difference may be chance.
  if (change?.interval == null || (change.interval.lower <= 0 && change.interval.upper >= 0)) return null;
  const fell = change.difference < 0;
  const worse = fell !== seen.question.reverse;
  return {
    kind: worse ? 'fell' : 'rose',
    about: seen.question.id,
    text: `This has ${worse ? 'got worse' : 'got better'} since last time: ${ask(seen.question)} went from ${one(change.before)} to ${one(seen.result.mean ?? 0)}.`,
    evidence: { before: change.before, now: seen.result.mean, difference: change.difference, lower: change.interval.lower, upper: change.interval.upper },
    sharpness: (worse ? 1.6 : 0.4) + Math.abs(change.difference),
  };
};

const balanceFinding = (balance: Balance | null): Sharp | null => {
  if (balance === null || Math.abs(balance.difference) < wideBalance) return null;
  const hardAhead = balance.difference > 0;
  return {
    kind: hardAhead ? 'hard-ahead-of-soft' : 'soft-ahead-of-hard',
    about: 'balance',
    text: hardAhead
      ? `The machinery is ahead of the relationships: steering, standards and systems average ${one(balance.hard)}, while staff and skills, style and synergies average ${one(balance.soft)}.`
      : `The relationships are ahead of the machinery: staff and skills, style and synergies average ${one(balance.soft)}, while steering, standards and systems average ${one(balance.hard)}.`,
    evidence: { soft: balance.soft, hard: balance.hard, difference: balance.difference },
    sharpness: 1.7 + Math.abs(balance.difference),
  };
};

/** What the answers say, the sharpest first. */
export const findingsOf = ({ bank, scales, questions, balance }: Given): readonly Finding[] => {
  const seen = questionsOf(bank).flatMap((question): readonly Seen[] => {
    const result = questions.get(question.id);
    const points = pointsOf(question, scales);
    return result?.mean == null || result.agreement === null || result.n < enough ? [] : [{ question, result, mean: standing(question, result.mean, points), agreement: result.agreement, points }];
  });
  const found = [...seen.flatMap((one_) => [levelFinding(one_), gapFinding(one_), changeFinding(one_)]), balanceFinding(balance)];
  return found
    .filter((finding): finding is Sharp => finding !== null)
    .toSorted((a, b) => b.sharpness - a.sharpness || (a.about < b.about ? -1 : 1))
    .map(({ kind, about, text, evidence: given }) => ({ kind, about, text, evidence: given }));
};
