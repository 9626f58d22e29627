import { z } from 'zod';
import { ok, refuse, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { logView } from '../commands/names.ts';
import { findingsOf, networkOf, sharedWork } from '../commands/network-of.ts';
import { readNetwork } from '../core/formats/formats.ts';
import type { NetworkData } from '../core/formats/network-data.ts';
import { suggestMatches } from '../core/match-nodes.ts';
import { measure } from '../core/measure.ts';
import { atLevel, isEnough, responseOf, settled, type Choice, type WaveNetwork } from '../core/view.ts';
import { levelFile, peopleFile } from '../core/wave-file.ts';
import { candidatesFor, importWave } from '../commands/import-wave.ts';
import { choiceOf } from '../web/view-form.tsx';
import { wavesShown } from '../web/waves-page.tsx';
import { withResults, type WithWave } from '../web/with-wave.ts';

const wave = z.object({ id: z.uuid(), title: z.string(), origin: z.enum(['survey', 'file']), status: z.enum(['draft', 'scheduled', 'open', 'closed']), opensOn: z.string(), closesOn: z.string(), keepUntil: z.string(), minGroup: z.number().int(), relations: z.array(z.object({ id: z.string(), name: z.string() })) });
const value = z.union([z.string(), z.number(), z.boolean()]);
const file = z.object({ directed: z.boolean(), nodes: z.array(z.object({ id: z.string(), label: z.string().nullable(), attributes: z.record(z.string(), value) })), ties: z.array(z.object({ source: z.string(), target: z.string(), relation: z.string().nullable(), weight: z.number().nullable(), attributes: z.record(z.string(), value) })) });
const measures = z.object({ level: z.string(), response: z.object({ asked: z.number().int(), answered: z.number().int() }), withheld: z.number().int(), graph: z.looseObject({ nodes: z.number().int() }), nodes: z.array(z.looseObject({ id: z.string() })) });
const finding = z.object({ kind: z.string(), text: z.string(), evidence: z.string(), todo: z.string() });
const made = z.object({ id: z.uuid() });
const sent = z.object({ title: z.string().min(1).max(120), file: z.string().min(3).max(200), text: z.string().min(1), minGroup: z.number().int().min(3).max(50).default(5) });

type Read = { readonly found: WithWave; readonly network: WaveNetwork; readonly choice: Choice };

// By default organisations; people only for those whom the consent names, and written down.
const reading = <T>(ask: AskHere, what: string, act: (read: Read) => Promise<Result<T>>): Promise<Result<T>> =>
  withResults<T>(ask, async (found) => {
    const work = workOf(ask, found.tx);
    const network = await networkOf(work, found.wave);
    if (!found.names && !isEnough(network)) return refuse({ kind: 'forbidden', message: `Fewer than ${found.wave.minGroup} answered, so nothing is shown.` });
    if (found.names) await logView(work, found.wave.id, `By machine: ${what}`);
    return act({ found, network, choice: choiceOf(ask.query, found.wave, found.names) });
  });

const measured = ({ found, network, choice }: Read) => {
  const at = choice.level === 'person' ? null : atLevel(network, choice, found.names);
  const names = new Map<string, string>(choice.level === 'person' ? network.participants.map(({ id, name }) => [id, name]) : []);
  const whole = measure(at?.graph ?? settled(network, choice).graph, { seed: found.wave.pictureSeed });
  // Cut points and bridges of people are ids of people: the page has the names where they may be seen.
  return { level: choice.level, response: responseOf(network), withheld: at?.withheld.length ?? 0, graph: whole.graph, nodes: whole.nodes.map((node) => ({ ...node, ...(names.has(node.id) ? { name: names.get(node.id) } : {}) })) };
};

export const api: readonly ApiRoute[] = [
  { method: 'get', path: '/networks', act: 'network.read', scope: 'read', summary: 'Network surveys and networks from files', answer: z.array(wave), handle: async (ask) => ok((await wavesShown(ask)).map(({ id, title, origin, status, opensOn, closesOn, keepUntil, minGroup, relations }) => ({ id, title, origin, status, opensOn, closesOn, keepUntil, minGroup, relations: relations.map((one) => ({ id: one.id, name: one.name })) }))) },
  { method: 'get', path: '/networks/:id', act: 'network.read', scope: 'read', summary: 'One network: organisations, or by ?level= sector, group, layer; people for those whom the consent names', answer: file, handle: (ask) => reading<NetworkData>(ask, 'the network', async ({ found, network, choice }) => ok(choice.level === 'person' ? peopleFile(network) : levelFile(network, choice, found.names))) },
  { method: 'get', path: '/networks/:id/measures', act: 'network.read', scope: 'read', summary: 'Measures at a level, of one relation or a mix (?relation=)', answer: measures, handle: (ask) => reading(ask, 'measures', async (read) => ok(measured(read))) },
  { method: 'get', path: '/networks/:id/findings', act: 'network.read', scope: 'read', summary: 'What a network shows, in words; those that name people for those whom the consent names', answer: z.array(finding), handle: (ask) => reading(ask, 'findings', async ({ found, network, choice }) => ok(findingsOf(network, choice, await sharedWork(workOf(ask, found.tx)), found.names).map(({ kind, text, evidence, todo }) => ({ kind, text, evidence, todo })))) },
  {
    method: 'post', path: '/networks', act: 'network.manage', scope: 'write', status: 201, summary: 'Brings a network in from the text of a file; the ending of its name says the format', body: sent, answer: made,
    handle: async (ask, body) => {
      const { title, file: name, text, minGroup } = body as z.output<typeof sent>;
      const data = readNetwork(name, text);
      if (!data.ok) return data;
      return ask.within(async (tx) => {
        const work = workOf(ask, tx);
        const done = await importWave(work, data.value, { title, file: name, minGroup, seenBy: { coordinators: true, people: [] } }, suggestMatches(data.value.nodes, await candidatesFor(work)));
        return done.ok ? ok({ id: done.value }) : done;
      });
    },
  },
];
