import { notFound, ok } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { printCsv } from '#platform/documents/csv.ts';
import { logView } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import type { NodeMeasures } from '../core/measure.ts';
import { atLevel, isEnough, settled } from '../core/view.ts';
import { keptMeasures } from '../run/kept-measures.ts';
import { silentOf } from './measures-page.tsx';
import { choiceOf, levelNames } from './view-form.tsx';
import { withResults } from './with-wave.ts';

const columns: readonly Exclude<keyof NodeMeasures, 'id'>[] = ['degree', 'inDegree', 'outDegree', 'betweenness', 'closeness', 'closenessWithin', 'harmonic', 'eigenvector', 'pagerank', 'core', 'clustering', 'constraint', 'effectiveSize', 'community'];

/** Every measure of everyone at a level as CSV, nothing rounded, what is not defined left empty. With names only for those whom the consent names. */
export const measuresFile = (ask: AskHere): Answered =>
  withResults(ask, async ({ wave, tx, names }) => {
    const work = workOf(ask, tx);
    const network = await networkOf(work, wave);
    const choice = choiceOf(ask.query, wave, names);
    if (!names && !isEnough(network)) return notFound('Too few people answered for anything to be taken out.');
    const isPeople = choice.level === 'person';
    const graph = isPeople ? settled(network, choice).graph : atLevel(network, choice, names).graph;
    const labels = new Map<string, string>(isPeople ? network.participants.map(({ id, name }) => [id, name]) : []);
    if (names) await logView(work, wave.id, `Took out measures of ${levelNames[choice.level].toLowerCase()}`);
    const silent = silentOf(network, choice);
    // Whom someone who did not answer goes to is not known, and is not nobody.
    const cell = (node: NodeMeasures, key: (typeof columns)[number]): string | number => (key === 'outDegree' && silent.has(node.id) ? '' : (node[key] ?? ''));
    const rows = keptMeasures(graph, wave.pictureSeed).nodes.map((node) => [labels.get(node.id) ?? node.id, ...columns.map((key) => cell(node, key))]);
    return ok({ kind: 'file', name: `${slug(wave.title)}-${choice.level}-measures.csv`, type: 'text/csv; charset=utf-8', bytes: printCsv({ columns: ['name', ...columns].map((title) => ({ title })), rows }) });
  });
