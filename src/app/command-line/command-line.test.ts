import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from '#platform/files/root.ts';
import { fileCommands } from './file-commands.ts';
import { servedCommands } from './served-commands.ts';
import { helpFor, usage } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'joinery-command-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const names = Object.keys({ ...fileCommands, ...servedCommands });
const help = (line: string) => helpFor(line === '' ? [] : line.split(' '), (name) => names.includes(name));
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), join(projectRoot(), 'src/app/cli.ts'), ...args], { encoding: 'utf8', cwd: folder, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TSX_TSCONFIG_PATH: join(projectRoot(), 'tsconfig.json'), ...env } });
const commandsIn = (text = ''): readonly string[] => [...text.matchAll(/^ {2}joinery ([a-z]+(?: [a-z]+)?)/gm)].map(([, name]) => name ?? '');

test('every command has its lines of help, and there is help on none that is not there', () => {
  assert.deepEqual(commandsIn(usage).toSorted(), names.toSorted());
  for (const name of names) {
    assert.equal(help(name), null, name);
    assert.deepEqual([commandsIn(help(`${name} --help`)?.text), help(`${name} --help`)?.exit], [[name], 0]);
    assert.deepEqual(help(`help ${name}`), help(`${name} --help`));
  }
});

test('a group of commands alone, or with a word that is none of its, has the help of that group and no other', () => {
  const groups = [...new Set(names.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0] ?? ''))];
  assert.ok(['network', 'people', 'figures', 'agreement', 'performance', 'indicators', 'pack', 'bank'].every((one) => groups.includes(one)));
  for (const group of groups) {
    const own = names.filter((name) => name.startsWith(`${group} `));
    const [alone, unknown, asked] = [help(group), help(`${group} frob --json`), help(`${group} --help`)];
    assert.match(alone?.text ?? '', new RegExp(`^Say which command of joinery ${group}\\.\n`));
    assert.match(unknown?.text ?? '', new RegExp(`^joinery ${group} has no command “frob”\\.\n`));
    for (const said of [alone, unknown, asked]) assert.deepEqual(commandsIn(said?.text).toSorted(), own.toSorted());
    assert.deepEqual([alone?.exit, unknown?.exit, asked?.exit], [2, 2, 0]);
  }
});

test('a word that is no command is named, also one that every object has', () => {
  for (const word of ['frob', 'constructor', 'toString']) assert.deepEqual([help(word)?.text.split('\n')[0], help(word)?.exit], [`joinery has no command “${word}”.`, 2]);
  for (const line of ['', 'help', '--help']) assert.deepEqual(help(line), { text: usage.trimEnd(), exit: 0 });
  const ran = run(['network', 'frob']);
  assert.deepEqual([ran.status, ran.stdout, ran.stderr.split('\n')[0]], [2, '', 'joinery network has no command “frob”.']);
});

test('where there is no Joinery, a command that works on one says so and makes nothing', () => {
  mkdirSync(join(folder, 'empty'));
  for (const [args, env] of [[['network', 'import', 'a.csv', '--wave', 'X'], {}], [['people', 'export'], { DATA_FOLDER: join(folder, 'empty') }]] as const) {
    const ran = run(args, env);
    assert.equal(ran.status, 1);
    assert.match(ran.stderr, /^There is no Joinery data in .*\/(data|empty)\. Set DATA_FOLDER .* or DATABASE_URL/);
  }
  assert.deepEqual([readdirSync(folder), readdirSync(join(folder, 'empty'))], [['empty'], []]);
});
