import { lookUp, type NetworkFacts, type NetworkFinding } from './finding.ts';
import { edgeOrganisations, weakLinks } from './find-organisations.ts';
import { gatekeepers, isolatedPeople, layerBridges, onePersonOrganisations } from './find-people.ts';
import { notReturned, strategyNotWork } from './find-relations.ts';
import { inwardSectors } from './find-sectors.ts';

/**
 * What a network shows, the sharpest first, each with its evidence and what to do. The marks are ours.
 *
 * Example: in a chain a–b–c–d, b and c are each the only way for someone.
 */
export const networkFindings = (facts: NetworkFacts): readonly NetworkFinding[] => {
  const looked = lookUp(facts);
  return [gatekeepers, edgeOrganisations, weakLinks, onePersonOrganisations, inwardSectors, strategyNotWork, notReturned, layerBridges, isolatedPeople]
    .flatMap((find) => find(looked))
    .toSorted((a, b) => b.sharpness - a.sharpness);
};

/** The findings that a public or board version may show: those that name no person, and no organisation of fewer than the smallest group. */
export const findingsWithoutPeople = (findings: readonly NetworkFinding[], withheld: ReadonlySet<string>): readonly NetworkFinding[] =>
  findings.filter(({ namesPeople, about, beside = [] }) => !namesPeople && ![...about, ...beside].some((name) => withheld.has(name)));
