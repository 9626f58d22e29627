import { cutPoints } from './cut-points.ts';
import { counted, heardBetween, heardOf, idsIn, ifHeard, inSentence, isolatesOf, membersBy, tieEnds, type Looked, type NetworkFinding, type NetworkPerson } from './finding.ts';
import { partingWithout } from './what-if.ts';

const gatekeepersAtMost = 5;

/** People whose loss cuts others off, and whom. */
export const gatekeepers = (looked: Looked): readonly NetworkFinding[] => {
  const { simple, nameOf } = looked;
  const pairs = (simple.size * (simple.size - 1)) / 2;
  const { points, pairsCut: cut } = cutPoints(simple);
  return points
    .map((node, at) => ({ id: simple.ids[node] as string, cut: cut[at] as number }))
    .toSorted((a, b) => b.cut - a.cut)
    .slice(0, gatekeepersAtMost * 4)
    .map(({ id }) => ({ id, ...partingWithout(simple, [id]) }))
    .flatMap(({ id, pairsCut, cutOff }): readonly NetworkFinding[] => {
      const lost = cutOff.flat();
      return ifHeard(heardOf(looked, lost), {
        kind: 'gatekeeper', sharpness: 1 + pairsCut / pairs, about: [id, ...lost], namesPeople: true,
        text: `${inSentence(lost.map(nameOf))} ${lost.length === 1 ? 'is' : 'are'} tied to the rest only through ${nameOf(id)}.`,
        evidence: `Without ${nameOf(id)}, ${counted(pairsCut, 'pair', 'pairs')} of people could no longer reach each other.`,
        todo: `Support ${nameOf(id)}, and bring ${lost.length === 1 ? 'this person' : 'these people'} together with one more of the others before it is needed.`,
      });
    })
    .slice(0, gatekeepersAtMost);
};

/** People with no tie at all, in one finding. Those who did not answer and whom nobody named are not known to have none. */
export const isolatedPeople = ({ simple, nameOf, answered = null }: Looked): readonly NetworkFinding[] => {
  const alone = isolatesOf({ simple }).map((node) => simple.ids[node] as string).filter((id) => answered === null || answered.has(id));
  if (alone.length === 0 || simple.size < 2) return [];
  return [{
    kind: 'isolated-people', sharpness: 0.5 + alone.length / simple.size, about: alone, namesPeople: true,
    text: `${inSentence(alone.map(nameOf))} ${alone.length === 1 ? 'has' : 'have'} no tie to anyone.`,
    evidence: `${alone.length} of ${simple.size} named nobody and were named by nobody.`,
    todo: 'Ask them what they need from the partnership, and whether they should be in it.',
  }];
};

const shareOfOne = 0.75;

type Reach = { readonly ties: number; readonly held: ReadonlyMap<NetworkPerson, number> };

const outwardTies = (looked: Looked): ReadonlyMap<string, Reach> => {
  const found = new Map<string, { ties: number; held: Map<NetworkPerson, number> }>();
  const add = (person: NetworkPerson): void => {
    const reach = found.get(person.organisation as string) ?? { ties: 0, held: new Map<NetworkPerson, number>() };
    reach.ties += 1;
    reach.held.set(person, (reach.held.get(person) ?? 0) + 1);
    found.set(person.organisation as string, reach);
  };
  for (const [mine, theirs] of tieEnds(looked)) {
    if (mine.organisation === null || theirs.organisation === null || mine.organisation === theirs.organisation) continue;
    add(mine);
    add(theirs);
  }
  return found;
};

/** Organisations of three people or more whose ties to others are held by one of them. */
export const onePersonOrganisations = (looked: Looked): readonly NetworkFinding[] => {
  const members = membersBy(looked, 'organisation');
  return [...outwardTies(looked)].flatMap(([organisation, { ties, held }]): readonly NetworkFinding[] => {
    const [person, count] = [...held].toSorted(([, a], [, b]) => b - a)[0] ?? [null, 0];
    const size = members.get(organisation)?.length ?? 0;
    if (person === null || size < 3 || ties < 3 || count / ties < shareOfOne) return [];
    return ifHeard(heardOf(looked, idsIn(members, [organisation])), {
      kind: 'one-person', sharpness: 0.6 + (count / ties - shareOfOne) + Math.min(ties, 20) / 100, about: [organisation, person.id], namesPeople: true,
      text: `${organisation} leans on ${person.name}: ${count === ties ? `all ${ties}` : `${count} of its ${ties}`} ties to other organisations are ${person.name}’s.`,
      evidence: `${size} people of ${organisation} are in the network.`,
      todo: `Have ${person.name} bring a colleague along, and name a second contact.`,
    });
  });
};

/** Who holds the ties between two layers, where it is one person for half of them or more. */
export const layerBridges = (looked: Looked): readonly NetworkFinding[] => {
  const between = new Map<string, { layers: readonly [string, string]; ties: number; held: Map<NetworkPerson, number> }>();
  for (const [mine, theirs] of tieEnds(looked)) {
    if (mine.layer === null || theirs.layer === null || mine.layer === theirs.layer) continue;
    const layers = [mine.layer, theirs.layer].toSorted((a, b) => (a < b ? -1 : 1)) as [string, string];
    const key = JSON.stringify(layers);
    const found = between.get(key) ?? { layers, ties: 0, held: new Map<NetworkPerson, number>() };
    for (const person of [mine, theirs]) found.held.set(person, (found.held.get(person) ?? 0) + 1);
    found.ties += 1;
    between.set(key, found);
  }
  const members = membersBy(looked, 'layer');
  return [...between.values()].flatMap(({ layers, ties, held }): readonly NetworkFinding[] => {
    const [person, count] = [...held].toSorted(([, a], [, b]) => b - a)[0] ?? [null, 0];
    if (person === null || count * 2 < ties) return [];
    return ifHeard(heardBetween(looked, idsIn(members, [layers[0]]), idsIn(members, [layers[1]])), {
      kind: 'layer-bridge', sharpness: 0.4 + count / ties / 2, about: [person.id], namesPeople: true,
      text: `${person.name} bridges ${layers[0]} and ${layers[1]}: ${count} of the ${counted(ties, 'tie', 'ties')} between them.`,
      evidence: ties === 1 ? 'There is no other tie between the two layers.' : `${ties - count} of the ties are held by others.`,
      todo: `Make the link a matter of the two layers, not of one person: a standing item, or a second person who attends both.`,
    });
  });
};
