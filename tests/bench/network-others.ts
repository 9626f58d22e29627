import { spawnSync } from 'node:child_process';

export const measured = ['betweenness', 'reach', 'eigenvector', 'pagerank', 'core', 'cut'] as const;
export type Measured = (typeof measured)[number];

/** In milliseconds. What a library was not asked for is not there. */
export type Times = Readonly<Partial<Record<Measured, number>>>;

export type Asked = { readonly size: number; readonly edges: readonly (readonly [number, number])[]; readonly runs: Readonly<Partial<Record<Measured, number>>> };

const works = {
  igraph: `
import igraph
graph = igraph.Graph(n=given["size"], edges=given["edges"])
works = {"betweenness": graph.betweenness, "reach": lambda: (graph.closeness(), graph.harmonic_centrality()), "eigenvector": graph.eigenvector_centrality, "pagerank": graph.pagerank, "core": graph.coreness, "cut": graph.articulation_points}
`,
  networkx: `
import networkx
graph = networkx.Graph(); graph.add_nodes_from(range(given["size"])); graph.add_edges_from(given["edges"])
works = {"betweenness": lambda: networkx.betweenness_centrality(graph, normalized=False), "reach": lambda: (networkx.closeness_centrality(graph), networkx.harmonic_centrality(graph)), "eigenvector": lambda: networkx.eigenvector_centrality(graph, max_iter=5000), "pagerank": lambda: networkx.pagerank(graph), "core": lambda: networkx.core_number(graph), "cut": lambda: list(networkx.articulation_points(graph))}
`,
} as const;

export type Library = keyof typeof works;

const program = (library: Library): string => `
import sys, json, time
given = json.load(sys.stdin)
${works[library]}
def best(work, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter(); work(); times.append((time.perf_counter() - start) * 1000)
    return min(times)
json.dump({name: best(works[name], runs) for name, runs in given["runs"].items()}, sys.stdout)
`;

// Debian's libraries are those of its own Python, which need not be the first that is found.
const pythons = ['python3', '/usr/bin/python3'] as const;
const pythonWith = (library: Library): string | null => pythons.find((python) => spawnSync(python, ['-c', `import ${library}`]).status === 0) ?? null;

/** What a library in Python takes, the best of several runs, as ours; null where it is not installed. */
export const timesIn = (library: Library, asked: Asked): Times | null => {
  const python = pythonWith(library);
  if (python === null) return null;
  const ran = spawnSync(python, ['-c', program(library)], { input: JSON.stringify(asked), encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (ran.status !== 0) throw new Error(`${library} in ${python}: ${ran.stderr.slice(-400)}`);
  return JSON.parse(ran.stdout) as Times;
};
