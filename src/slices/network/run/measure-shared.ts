import type { Graph } from '../core/graph.ts';
import { measure, pathsOf, type Measures } from '../core/measure.ts';
import { reachOf } from '../core/reach.ts';
import { betweennessShared } from './betweenness-shared.ts';

/** Every measure, with the slowest shared out over threads where that pays. */
export const measureShared = (graph: Graph): Measures => measure(graph, { paths: graph.out.strengths === null ? { ...reachOf(graph), betweenness: betweennessShared(graph) } : pathsOf(graph) });
