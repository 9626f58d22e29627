import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '#platform/files/root.ts';

const program = join(projectRoot(), 'dist/joinery.js');

const start = (folder: string): Promise<{ readonly child: ChildProcess; readonly address: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'serve'], { env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_FOLDER: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /running at (http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve({ child, address });
    });
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.once('exit', () => reject(new Error(said)));
  });

const post = (url: string, cookie: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });

test('a server that is killed loses no acknowledged change, and the next start takes the database over', { timeout: 300_000 }, async (t) => {
  assert.ok(existsSync(program), 'the build is not there: npm test makes it first');
  const folder = await mkdtemp(join(tmpdir(), 'joinery-killed-'));
  let running = await start(folder);
  const signedIn = await post(`${running.address}/demo/coordinator`, '', {});
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const acknowledged: string[] = [];
  t.after(() => running.child.kill('SIGKILL'));
  for (let round = 0; round < 3; round += 1) {
    // Killed while one is under way, a little later in each round, however fast the machine is.
    for (let number = 0; ; number += 1) {
      const name = `Body ${round}-${number}`;
      if (number === 6 + round) setTimeout(() => running.child.kill('SIGKILL'), 2 + round * 7);
      const answer = await post(`${running.address}/p/hartshire-partnership/people/organisation/new`, cookie, { name, sector: 'council', kind: '', version: '0' }).catch(() => null);
      if (answer === null) break;
      if (answer.status === 303) acknowledged.push(name);
    }
    running = await start(folder);
  }
  const page = await (await fetch(`${running.address}/p/hartshire-partnership/people/organisations`, { headers: { cookie } })).text();
  assert.ok(acknowledged.length > 10, `only ${acknowledged.length} changes were made`);
  assert.deepEqual(acknowledged.filter((name) => !page.includes(`>${name}<`)), []);
  running.child.kill('SIGTERM');
  await once(running.child, 'exit');
  await rm(folder, { recursive: true, force: true });
});
