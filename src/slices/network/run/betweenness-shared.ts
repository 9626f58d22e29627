import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { betweenness, gatherParts, planPaths, type PathPlan } from '../core/betweenness.ts';
import type { Graph, Rows } from '../core/graph.ts';
import { doParts, partsDone, type SharedJob } from './shared-parts.ts';

const shared = <A extends Int32Array | Float64Array>(array: A): A => {
  const copy = new (array.constructor as new (buffer: SharedArrayBuffer) => A)(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
};

const sharedRows = ({ offsets, targets }: Rows): Rows => ({ offsets: shared(offsets), targets: shared(targets), strengths: null });

/** The plan without names, its arrays where all threads see them. */
const sharedPlan = ({ graph, order, parts }: PathPlan): PathPlan => {
  const out = sharedRows(graph.out);
  return { graph: { ...graph, ids: [], out, into: graph.directed ? sharedRows(graph.into) : out }, order, parts };
};

const workerFile = new URL(import.meta.url.endsWith('.ts') ? './betweenness-worker.ts' : './betweenness-worker.js', import.meta.url);

export const shareOut = (plan: PathPlan): SharedJob => ({
  plan: sharedPlan(plan), sums: Array.from({ length: plan.parts }, () => new Float64Array(new SharedArrayBuffer(plan.graph.size * 8))), state: new Int32Array(new SharedArrayBuffer(8)),
});

/** Threads that take parts. One that can't start is no loss but of time: others do every part that it does not take. */
export const startHelpers = (job: SharedJob, count: number): readonly Worker[] => Array.from({ length: count }, () => new Worker(workerFile, { workerData: job, execArgv: [] }).on('error', () => undefined));

/** From about here the time saved is more than it takes a thread to start. */
const workThatPays = 15_000_000;

/**
 * Betweenness shared out over threads, this one among them, to the last bit what one thread gives: parts are summed in their order
 * whoever did them. It holds this thread until it is done. Networks too small to gain are done here alone.
 */
export const betweennessShared = (graph: Graph, { threads = availableParallelism(), least = workThatPays }: { readonly threads?: number; readonly least?: number } = {}): Float64Array => {
  if (threads < 2 || graph.size * graph.out.targets.length < least) return betweenness(graph);
  const plan = planPaths(graph);
  const job = shareOut(plan);
  const helpers = startHelpers(job, Math.min(threads, plan.parts) - 1);
  doParts(job);
  for (let done = Atomics.load(job.state, partsDone); done < plan.parts; done = Atomics.load(job.state, partsDone)) Atomics.wait(job.state, partsDone, done);
  for (const helper of helpers) void helper.terminate();
  return gatherParts(plan, job.sums);
};
