import { seeded, seedOf } from '#lib/chance.ts';
import type { TargetWords } from './agreement-words.ts';
import type { MonthlyWords } from './figure-words.ts';
const round = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

/** What a target's indicator read in each of nine years, the last being the target's own baseline: what its words say, and before that a believable past. */
export const yearsOf = (one: TargetWords, count = 9): readonly number[] => {
  const last = one.baseline ?? 0;
  const { next: chance } = seeded(seedOf(one.key + one.title));
  const places = last >= 200 ? 0 : 1;
  const told = [...(one.past ?? []), last];
  const drift = told.length > 1 ? ((told.at(-1) as number) - (told[0] as number)) / (told.length - 1) : (one.figures[2] === 'up' ? 0.014 : -0.014) * last;
  const years = [...told];
  while (years.length < count) years.unshift(round((years[0] as number) - drift * (0.3 + chance() * 0.9) + (chance() - 0.5) * Math.abs(last) * 0.02, places));
  return years.slice(-count);
};

/** The periods of a figure that comes from month to month, the oldest first. */
export const monthsOf = (one: MonthlyWords, count: number): readonly number[] => {
  const [level, noise, since, change] = one.shape;
  const { next: chance } = seeded(seedOf(one.code + one.title));
  return Array.from({ length: count }, (_, at) => {
    const back = count - at;
    const moved = since > 0 && back <= since ? change * Math.min(1, (since - back + 1.6) / 2) : 0;
    return round(Math.max(0, level + moved + (chance() + chance() + chance() - 1.5) * noise), one.measure === 'number' ? 0 : 1);
  });
};

/** One figure of the whole as the six districts share it: their sizes, and how far each stands from the whole. */
export const districtOf = (key: string, whole: number, district: number): number => {
  const { next: chance } = seeded(seedOf(key) + district * 977);
  return round(whole * (0.82 + chance() * 0.36), whole >= 200 ? 0 : 1);
};
