import { importWave } from '#network/reads';
import { seeded } from '#lib/chance.ts';
import type { NetworkData } from '../../src/slices/network/core/formats/network-data.ts';
import type { WaveId } from '../../src/slices/network/core/wave.ts';
import type { Place } from './place.ts';

export type MadeNetwork = { readonly people: number; readonly organisations: number; readonly ties: number; readonly relations: readonly string[] };

const sectors = ['Local government', 'Health', 'Police', 'Voluntary', 'Business', 'Education', 'Faith'];

/** People who mostly work within their sector and organisation, some of whom hang on one other, in several relations. Seeded. */
export const madeNetwork = ({ people, organisations, ties, relations }: MadeNetwork): NetworkData => {
  const chance = seeded(people);
  const organisationOf = (at: number): number => at % organisations;
  const id = (at: number): string => `p${at}`;
  const nodes = Array.from({ length: people }, (_, at) => ({ id: id(at), label: `Person ${at} Surname`, attributes: { organisation: `Organisation ${organisationOf(at)}`, sector: sectors[organisationOf(at) % sectors.length] as string, layer: at % 9 === 0 ? 'strategic' : at % 3 === 0 ? 'executive' : 'operational' } }));
  const drawn: { source: string; target: string; relation: string; weight: number; attributes: Record<string, never> }[] = [];
  while (drawn.length < ties) {
    const [a, b] = [chance.below(people), chance.below(people)];
    const isNear = organisationOf(a) === organisationOf(b) || organisationOf(a) % sectors.length === organisationOf(b) % sectors.length;
    if (a === b || a % 40 === 39 || b % 40 === 39 || (!isNear && chance.next() > 0.1)) continue;
    drawn.push({ source: id(a), target: id(b), relation: relations[drawn.length % relations.length] as string, weight: 1 + chance.below(5), attributes: {} });
  }
  // One in forty knows only the next, and one in eighty nobody.
  for (let at = 39; at < people; at += 80) drawn.push({ source: id(at), target: id((at + 1) % people), relation: relations[0] as string, weight: 1, attributes: {} });
  return { directed: true, nodes, ties: drawn };
};

/** A closed wave of that network, whose names coordinators see. */
export const waveOf = (place: Place, made: MadeNetwork): Promise<WaveId> =>
  place.work(async (work) => {
    const data = madeNetwork(made);
    const done = await importWave(work, data, { title: `A network of ${made.people}`, file: 'made.csv', seenBy: { coordinators: true, people: [] }, minGroup: 5 }, data.nodes.map(() => 'outside' as const));
    if (!done.ok) throw new Error('the network of the test is at fault');
    return done.value;
  });
