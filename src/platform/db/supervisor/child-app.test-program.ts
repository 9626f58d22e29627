import { startCluster } from './start-cluster.ts';

// A stand-in for the app that tests may kill: it starts the cluster, says what happened and waits for a signal.
const started = await startCluster({ dataFolder: process.argv[2] ?? '', fast: true });
process.stdout.write(`${JSON.stringify(started.ok ? { url: started.value.url } : started.refusal)}\n`);
if (started.ok) {
  const alive = setInterval(() => undefined, 1_000);
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  clearInterval(alive);
  await started.value.stop();
}
