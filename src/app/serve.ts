import { serve as listen, type ServerType } from '@hono/node-server';
import { createServer } from 'node:net';
import { createApp } from '#platform/http/app.ts';
import { readConfig } from '#platform/config.ts';
import { startTicker } from '#platform/jobs/ticker.ts';
import { boot } from './boot.ts';
import { demoSignIns, loadDemoIfEmpty } from './demo/load-demo.ts';
import { slices } from './slices.ts';

const free = (host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(free(host, port === 65_535 ? 0 : port + 1)) : reject(error)));
    probe.listen(port, host, () => {
      const { port: found } = probe.address() as { port: number };
      probe.close(() => resolve(found));
    });
  });

const closeServer = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(resolve, 3_000).unref();
  });

const greet = (address: string, demo: readonly { readonly name: string; readonly as: string }[]): string =>
  [
    '',
    `Joinery is running at ${address}`,
    ...(demo.length === 0 ? [] : ['', 'Open it and sign in to the demo, Hartshire, in one press, as:']),
    ...demo.map(({ name, as }) => `  ${as.padEnd(14)} ${name}`),
    '',
    'Press Ctrl+C to stop.',
    '',
  ].join('\n');

/** `joinery serve`: everything from the database to the page, until a signal ends it. Gives the exit code. */
export const serve = async (environment: NodeJS.ProcessEnv): Promise<number> => {
  const config = readConfig(environment);
  if (!config.ok) {
    process.stderr.write(`${config.refusal.message}\n`);
    return 2;
  }
  const booted = await boot(config.value);
  if (!booted.ok) {
    process.stderr.write(`${booted.refusal.message}\n`);
    return 1;
  }
  const { services, setNudge, setBaseUrl, stop } = booted.value;
  const port = await free(config.value.host, config.value.port);
  setBaseUrl(`http://${config.value.host}:${port}`);
  await loadDemoIfEmpty(services);
  const ticker = startTicker(slices.flatMap((slice) => slice.jobs ?? []), () => services);
  setNudge(ticker.nudge);
  const server = listen({ fetch: createApp(services, slices).fetch, port, hostname: config.value.host });
  process.stdout.write(greet(services.baseUrl(), await demoSignIns(services)));
  ticker.nudge();
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await closeServer(server);
  await ticker.stop();
  await stop();
  return 0;
};
