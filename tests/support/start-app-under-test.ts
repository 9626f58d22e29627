import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');

const announced = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString('utf8');
      const address = /running at (http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (status) => reject(new Error(`Joinery ended with status ${status} before it served:\n${said}`)));
    setTimeout(() => reject(new Error(`Joinery did not serve within two minutes:\n${said}`)), 120_000).unref();
  });

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, wait(20_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
};

/** Serves the build, with the demo partnership and a data folder of its own, for the whole browser run. */
const startAppUnderTest = async (): Promise<() => Promise<void>> => {
  if (process.env['JOINERY_UNDER_TEST'] !== undefined || !existsSync(join(root, 'dist/joinery.js'))) return async () => undefined;
  const folder = await mkdtemp(join(tmpdir(), 'joinery-e2e-'));
  // No mail server: messages are shown on a page. No database named: the bundled one.
  const env = { ...process.env, DATA_FOLDER: folder, PORT: '0', HOST: '127.0.0.1', DEMO: 'yes', DATABASE_URL: '', BASE_URL: '', SMTP_URL: '', NODE_ENV: 'test' };
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/joinery.js'), 'serve'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  process.env['JOINERY_UNDER_TEST'] = await announced(child);
  return async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
};

export default startAppUnderTest;
