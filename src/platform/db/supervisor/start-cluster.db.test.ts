import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { after, describe, test } from 'node:test';
import pg from 'pg';
import { startCluster, type Cluster } from './start-cluster.ts';

const program = fileURLToPath(new URL('./child-app.test-program.ts', import.meta.url));
const folders: string[] = [];
const children: ChildProcess[] = [];

const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'joinery-supervisor-'));
  folders.push(folder);
  return folder;
};

type Said = { readonly url?: string; readonly kind?: string; readonly message?: string };

const childApp = async (folder: string): Promise<{ readonly child: ChildProcess; readonly said: Said }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: JSON.parse(line.toString('utf8')) as Said };
};

const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

const started = async (folder: string): Promise<Cluster> => {
  const cluster = await startCluster({ dataFolder: folder, fast: true });
  assert.ok(cluster.ok, cluster.ok ? '' : cluster.refusal.message);
  return cluster.value;
};

const ask = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const pidIn = async (folder: string): Promise<number> => Number.parseInt(await readFile(join(folder, 'database/cluster/postmaster.pid'), 'utf8'), 10);

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('the bundled server', () => {
  test('keeps its password from others, listens on loopback only and opens no socket file', async () => {
    const folder = await aFolder();
    const cluster = await started(folder);
    const [row] = await ask(cluster.url, "select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets, current_setting('data_checksums') as sums");
    assert.deepEqual(row, { listen: '127.0.0.1', sockets: '', sums: 'on' });
    assert.equal((await stat(join(folder, 'database/password'))).mode & 0o777, 0o600);
    const wrong = new URL(cluster.url);
    wrong.password = 'wrong';
    await assert.rejects(ask(wrong.toString(), 'select 1'), /password authentication failed/);
    await cluster.stop();
  });

  test('a killed app leaves a server behind, and the next start takes it out of the way with nothing lost', async () => {
    const folder = await aFolder();
    const { child, said } = await childApp(folder);
    await ask(said.url ?? '', 'create table kept (n int)');
    await ask(said.url ?? '', 'insert into kept values (7)');
    const orphan = await pidIn(folder);
    await kill(child, 'SIGKILL');
    assert.ok(lives(orphan));
    const cluster = await started(folder);
    assert.notEqual(await pidIn(folder), orphan);
    assert.deepEqual(await ask(cluster.url, 'select n from kept'), [{ n: 7 }]);
    await cluster.stop();
  });

  test('a second app on the same folder is refused, and the first goes on', async () => {
    const folder = await aFolder();
    const { child, said } = await childApp(folder);
    const second = await startCluster({ dataFolder: folder, fast: true });
    assert.ok(!second.ok && second.refusal.kind === 'conflict');
    assert.match(second.refusal.message, new RegExp(`process ${child.pid}.*DATA_FOLDER`));
    assert.deepEqual(await ask(said.url ?? '', 'select 1 as one'), [{ one: 1 }]);
    const server = await pidIn(folder);
    await kill(child, 'SIGTERM');
    assert.ok(!lives(server));
  });

  test('of two apps that start at once, one is refused', async () => {
    const folder = await aFolder();
    const both = await Promise.all([childApp(folder), childApp(folder)]);
    assert.deepEqual(both.map(({ said }) => said.kind ?? 'started').toSorted(), ['conflict', 'started']);
    await Promise.all(both.filter(({ said }) => said.url !== undefined).map(({ child }) => kill(child, 'SIGTERM')));
  });

  test('a first start that was killed half-way leaves nothing under the real name', async () => {
    const folder = await aFolder();
    const child = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: 'ignore' });
    children.push(child);
    while (!(await readdir(folder)).some((name) => name.startsWith('init-'))) await wait(5);
    await kill(child, 'SIGKILL');
    assert.ok(!(await readdir(folder)).includes('database'));
    await wait(300);
    const cluster = await started(folder);
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('init-')));
    await cluster.stop();
  });

  test('a server that is killed while the app lives comes back at the same address', async () => {
    const folder = await aFolder();
    const cluster = await started(folder);
    await ask(cluster.url, 'create table kept as select 1 as n');
    process.kill(await pidIn(folder), 'SIGKILL');
    const until = Date.now() + 30_000;
    let rows: readonly unknown[] = [];
    while (rows.length === 0 && Date.now() < until) {
      rows = await ask(cluster.url, 'select n from kept').catch(() => wait(50, []));
    }
    assert.deepEqual(rows, [{ n: 1 }]);
    await cluster.stop();
  });

  test('a file that names a process of somebody else does not stop the start, and that process is left alone', async () => {
    const folder = await aFolder();
    await (await started(folder)).stop();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    children.push(stranger);
    await writeFile(join(folder, 'database/cluster/postmaster.pid'), `${stranger.pid}\n${folder}/database/cluster\n1\n5432\n\n127.0.0.1\n\n`);
    const cluster = await started(folder);
    assert.ok(lives(stranger.pid ?? 0));
    await cluster.stop();
  });

  test('a folder that cannot be made is explained', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'taken'), '');
    const refused = await startCluster({ dataFolder: join(folder, 'taken/data') });
    assert.ok(!refused.ok && refused.refusal.kind === 'unavailable');
  });

  const asRoot = process.getuid?.() === 0;
  test('data below a closed folder: the server\'s files stay there for its own user, and go where its user can reach them for root', async () => {
    const closed = await aFolder();
    const folder = join(closed, 'data');
    await mkdir(folder);
    const cluster = await started(folder);
    const away = asRoot ? (await readFile(join(folder, 'database-is-in'), 'utf8')).trim() : folder;
    folders.push(away);
    assert.deepEqual(await ask(cluster.url, 'select 1 as one'), [{ one: 1 }]);
    await cluster.stop();
    const again = await started(folder);
    await again.stop();
    assert.ok((await readdir(away)).includes('database'));
  });
});
