import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse, type Result } from '#lib/result.ts';
import { ok } from '#lib/result.ts';
import { decodeText } from '#platform/files/decode-text.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import { candidatesFor, importWave } from '../commands/import-wave.ts';
import { readNetwork } from '../core/formats/formats.ts';
import { suggestMatches } from '../core/match-nodes.ts';

export type Brought = { readonly id: string; readonly people: number; readonly ofThemAtTheTable: number; readonly ties: number };

/** `joinery network import FILE --wave TITLE`: a network from a file becomes a wave, all of it or none. */
export const importNetworkFile = async (services: Services, here: Here, asked: { readonly file: string; readonly title: string }): Promise<Result<Brought>> => {
  const text = await readFile(asked.file).then(decodeText, () => null);
  if (text === null) return refuse({ kind: 'not-found', message: `There is no file “${asked.file}” that can be read.` });
  const data = readNetwork(asked.file, text);
  if (!data.ok) return data;
  return services.db.forPartnership(here.id, async (tx): Promise<Result<Brought>> => {
    const work: Work = { tx, here, actor: { user: null, name: 'Command line' }, now: services.clock(), services };
    const matches = suggestMatches(data.value.nodes, await candidatesFor(work));
    const done = await importWave(work, data.value, { title: asked.title, file: basename(asked.file), minGroup: 5, seenBy: { coordinators: true, people: [] } }, matches);
    return done.ok ? ok({ id: done.value, people: data.value.nodes.length, ofThemAtTheTable: matches.filter((one) => one !== 'outside').length, ties: data.value.ties.length }) : done;
  });
};
