import { suppressedParts } from './turnout-suppression.ts';

/** Asked and answered in one group of people. */
export type Rate = { readonly name: string; readonly asked: number; readonly answered: number };

export type ShownRate =
  | { readonly name: string; readonly asked: number; readonly shown: 'count'; readonly answered: number }
  | { readonly name: string; readonly asked: number; readonly shown: 'band'; readonly band: string }
  | { readonly name: string; readonly asked: number | null; readonly shown: 'withheld' };

export type Turnout = {
  readonly asked: number;
  readonly answered: number;
  readonly bySector: readonly ShownRate[];
  readonly byLayer: readonly ShownRate[];
  readonly byGroup: readonly ShownRate[];
};

const bands = ['under a quarter', 'a quarter to a half', 'a half to three quarters', 'three quarters or more'] as const;

/** A quarter, in words, or a half where fewer than five were asked: wide enough that “nobody” or “everybody” never follows from it. */
export const bandOf = ({ asked, answered }: Pick<Rate, 'asked' | 'answered'>): string =>
  asked < 5 ? (2 * answered < asked ? 'under a half' : 'a half or more') : (bands[Math.min(3, Math.floor((4 * answered) / asked))] ?? bands[0]);

// How many may have answered, given a band.
const rangeOf = (rate: Rate, withheld: boolean): readonly [least: number, most: number] => {
  const same = Array.from({ length: rate.asked + 1 }, (_, answered) => answered).filter((answered) => withheld || bandOf({ asked: rate.asked, answered }) === bandOf(rate));
  return [same[0] ?? 0, same.at(-1) ?? rate.asked];
};

/** True when the bands and the exact whole together leave a part only “nobody” or only “everybody”. */
export const isPinned = (parts: readonly Rate[], answered: number, withheld: ReadonlySet<string>): boolean => {
  const ranges = parts.map((part) => rangeOf(part, withheld.has(part.name)));
  const [least, most] = [ranges.reduce((sum, [low]) => sum + low, 0), ranges.reduce((sum, [, high]) => sum + high, 0)];
  return parts.some((part, index) => {
    const [low, high] = ranges[index] as readonly [number, number];
    const [from, to] = [Math.max(low, answered - (most - high)), Math.min(high, answered - (least - low))];
    return from === to && (from === 0 || from === part.asked);
  });
};

const shownNamed = (rate: Rate): ShownRate => ({ name: rate.name, asked: rate.asked, shown: 'count', answered: rate.answered });

const shownAnonymous =
  (withheld: ReadonlySet<string>) =>
  (rate: Rate): ShownRate =>
    withheld.has(rate.name)
      ? { name: rate.name, asked: rate.asked, shown: 'withheld' }
      : { name: rate.name, asked: rate.asked, shown: 'band', band: bandOf(rate) };

/**
 * Rates that tell how it goes without telling who answered. In a named campaign they are counts. In an anonymous one each
 * part is a band of a quarter, and a part with fewer people than the smallest group is withheld with the next smallest
 * beside it, so that it can't be found by taking the others from the whole. Where the bands and the exact whole would still leave
 * a part only “nobody” or “everybody”, no part of that kind is shown.
 */
export const showTurnout = (whole: Pick<Rate, 'asked' | 'answered'>, parts: { readonly sector: readonly Rate[]; readonly layer: readonly Rate[]; readonly group: readonly Rate[] }, anonymous: boolean, minGroup: number): Turnout => {
  const show = (rates: readonly Rate[], partition: boolean) => {
    const asked = rates.filter((rate) => rate.asked > 0);
    if (!anonymous) return asked.map(shownNamed);
    const withheld = suppressedParts(asked, minGroup);
    return asked.map(shownAnonymous(partition && isPinned(asked, whole.answered, withheld) ? new Set(asked.map((rate) => rate.name)) : withheld));
  };
  return { asked: whole.asked, answered: whole.answered, bySector: show(parts.sector, true), byLayer: show(parts.layer, true), byGroup: show(parts.group, false) };
};
