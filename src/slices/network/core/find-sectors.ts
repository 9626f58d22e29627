import { eiIndex } from './e-i-index.ts';
import { counted, heardOf, idsIn, ifHeard, membersBy, type Looked, type NetworkFinding } from './finding.ts';

const leastMembers = 3;
const byChance = 0.05;

const percent = (share: number): string => `${Math.round(share * 100)} per cent`;

/**
 * Sectors that talk only to themselves: no tie out at all, or less than half of what their size alone would give, where sectors as a
 * whole keep to themselves more than chance does.
 */
export const inwardSectors = (looked: Looked): readonly NetworkFinding[] => {
  const members = membersBy(looked, 'sector');
  if (members.size < 2) return [];
  const { groups, p } = eiIndex(looked.simple, looked.personAt.map((person) => person?.sector ?? null), { permutations: 199 });
  const everyone = [...members.values()].reduce((sum, { length }) => sum + length, 0);
  return groups.flatMap(({ group, members: size, external, internal }): readonly NetworkFinding[] => {
    // A tie within has two ends in the sector.
    const ends = external + 2 * internal;
    if (size < leastMembers || internal === 0) return [];
    const [share, expected] = [external / ends, (everyone - size) / (everyone - 1)];
    const isInward = external === 0 || (share < expected / 2 && p !== null && p <= byChance);
    if (!isInward) return [];
    return ifHeard(heardOf(looked, idsIn(members, [group])), {
      kind: 'inward-sector', sharpness: 0.55 + (expected - share) / 3, about: [group], namesPeople: false,
      text: external === 0 ? `People of the sector ${group} are tied only to each other.` : `People of the sector ${group} keep to themselves: ${percent(share)} of their ties go to other sectors.`,
      evidence: `${counted(external, 'tie', 'ties')} out and ${internal} within. By the number of people alone, ${percent(expected)} would go out.`,
      todo: 'Mix the next working group, or have each sector present to the other.',
    });
  });
};
