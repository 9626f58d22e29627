import { basename } from 'node:path';
import { ok, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import { candidatesFor, importWave } from '../commands/import-wave.ts';
import { tidyInWords, withDirection } from '../core/formats/network-data.ts';
import { suggestMatches } from '../core/match-nodes.ts';
import { dataOf } from './network-files.ts';

/** What was brought in: the id and the address of the wave, how many people and ties, and what was left out or merged, in words. */
export type Brought = { readonly id: string; readonly address: string; readonly people: number; readonly ofThemAtTheTable: number; readonly ties: number; readonly tidied: string };

/** `joinery network import FILE --wave TITLE`: a network from a file becomes a wave, all of it or none. `nodes` is the list of people that goes with an edge list. */
export const importNetworkFile = async (services: Services, here: Here, asked: { readonly file: string; readonly title: string; readonly nodes?: string | undefined; readonly directed?: boolean }): Promise<Result<Brought>> => {
  const read = await dataOf(asked.file, asked.nodes);
  if (!read.ok) return read;
  const data = ok(withDirection(read.value, asked.directed === true));
  return services.db.forPartnership(here.id, async (tx): Promise<Result<Brought>> => {
    const work: Work = { tx, here, actor: { user: null, name: 'Command line' }, now: services.clock(), services };
    const matches = suggestMatches(data.value.nodes, await candidatesFor(work));
    const file = asked.file === '-' ? 'standard input' : basename(asked.file);
    const done = await importWave(work, data.value, { title: asked.title, file, minGroup: 5, seenBy: { coordinators: true, people: [] } }, matches);
    if (!done.ok) return done;
    const address = `${services.baseUrl()}/p/${here.slug}/network/${done.value}`;
    return ok({ id: done.value, address, people: data.value.nodes.length, ofThemAtTheTable: matches.filter((one) => one !== 'outside').length, ties: data.value.ties.length, tidied: tidyInWords(data.value).trim() });
  });
};

/** For reading at a terminal. */
export const broughtAsText = ({ address, people, ofThemAtTheTable, ties, tidied }: Brought, title: string): string =>
  [
    `“${title}” is brought in: ${plural(people, 'person', 'people')}, of whom ${ofThemAtTheTable === 0 ? 'none is' : ofThemAtTheTable === 1 ? '1 is' : `${ofThemAtTheTable} are`} at the table here, and ${plural(ties, 'tie')}.`,
    ...(tidied === '' ? [] : [tidied]), 'The support team sees names. Its page:', address,
  ].join('\n');
