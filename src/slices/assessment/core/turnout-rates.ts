import type { GroupId } from '#lib/id.ts';
import { showTurnout, type Rate, type Turnout } from './turnout.ts';

/** Somebody asked, as they stood at the table then, and whether they have answered. */
export type Counted = { readonly sector: string | null; readonly layer: string | null; readonly groups: readonly GroupId[]; readonly answered: boolean };

const tally = (counted: readonly Counted[], keys: (one: Counted) => readonly string[]): readonly Rate[] => {
  const rates = new Map<string, { asked: number; answered: number }>();
  for (const one of counted) {
    for (const key of keys(one)) {
      const rate = rates.get(key) ?? { asked: 0, answered: 0 };
      rates.set(key, { asked: rate.asked + 1, answered: rate.answered + (one.answered ? 1 : 0) });
    }
  }
  return [...rates].map(([name, rate]) => ({ name, ...rate }));
};

/** How many were asked and have answered, by sector, layer and group. */
export const turnoutOf = (counted: readonly Counted[], groupNames: ReadonlyMap<GroupId, string>, anonymous: boolean, minGroup: number): Turnout =>
  showTurnout(
    { asked: counted.length, answered: counted.filter((one) => one.answered).length },
    {
      sector: tally(counted, ({ sector }) => [sector ?? 'not recorded']),
      layer: tally(counted, ({ layer }) => [layer ?? 'not recorded']),
      group: tally(counted, ({ groups }) => groups.map((group) => groupNames.get(group) ?? 'a group that has ended')),
    },
    anonymous,
    minGroup,
  );
