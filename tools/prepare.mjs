// Installs what is missing, and nothing when nothing is.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { alone, inRoot, isProgram, pathOfMachine } from './project.mjs';

const stampPath = inRoot('node_modules/.joinery-stamp');
const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const readPackages = (path) => JSON.parse(readText(path) || '{"packages":{}}').packages;

const wantedStamp = () =>
  createHash('sha256').update(readText(inRoot('package.json'))).update(readText(inRoot('package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex');

/** An optional package counts as missing only when it was made for this kind of machine and no other. */
const isForHere = (entry) => entry.os?.includes(process.platform) === true && entry.cpu?.includes(process.arch) === true && entry.libc === undefined;

/** The packages of the lock file that are not in node_modules in that version. */
const missing = () => {
  const installed = readPackages(inRoot('node_modules/.package-lock.json'));
  return Object.entries(readPackages(inRoot('package-lock.json')))
    .filter(([path, entry]) => path.startsWith('node_modules/') && (entry.optional !== true || isForHere(entry)))
    .filter(([path, entry]) => installed[path]?.version !== entry.version || !existsSync(inRoot(path)))
    .map(([path]) => path);
};

const npm = (args) => {
  const own = process.env.npm_execpath !== undefined && process.env.npm_node_execpath !== undefined;
  const [program, first] = own ? [process.env.npm_node_execpath, [process.env.npm_execpath]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], { cwd: inRoot(), env: { ...process.env, PATH: pathOfMachine() }, stdio: ['ignore', 'pipe', 'pipe'], shell: !own && process.platform === 'win32' });
    let output = '';
    const keep = (part) => {
      output += part;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ status: 1, output: error.message }));
    child.once('close', (status) => resolve({ status: status ?? 1, output }));
  });
};

const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];

/** `npm ci`; where the lock file was written by a registry that lacked other platforms' builds, `npm install` and the lock file put back. */
const install = async () => {
  const strict = await npm(['ci', ...flags]);
  if (strict.status === 0 || !/EUSAGE|Missing: .* from lock file/.test(strict.output)) return strict;
  const before = { lock: readText(inRoot('package-lock.json')), manifest: readText(inRoot('package.json')) };
  const loose = await npm(['install', '--no-save', ...flags]);
  if (readText(inRoot('package-lock.json')) !== before.lock) writeFileSync(inRoot('package-lock.json'), before.lock);
  if (readText(inRoot('package.json')) !== before.manifest) writeFileSync(inRoot('package.json'), before.manifest);
  return loose;
};

const isPrepared = (stamp) => readText(stampPath) === stamp || (existsSync(inRoot('node_modules/.package-lock.json')) && missing().length === 0);

const installWithProgress = async (say) => {
  const started = Date.now();
  say('Installing what Joinery needs. The first time takes about a minute.');
  const progress = setInterval(() => say(`  still installing, ${Math.round((Date.now() - started) / 1000)} seconds so far`), 10_000);
  const { status, output } = await install();
  clearInterval(progress);
  if (status !== 0) {
    throw new Error(`npm could not install what Joinery needs. It said:\n${output.trim()}\nCheck the connection to the npm registry and the space on the disk, then run the same command again.`);
  }
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} seconds.`);
};

/** Makes node_modules fit the lock file. Safe to call from two processes at once. */
export const prepare = async (say = (line) => process.stderr.write(`${line}\n`)) => {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Joinery needs Node 20 or newer; this is ${process.version}.`);
  const stamp = wantedStamp();
  if (readText(stampPath) === stamp) return;
  await alone('prepare', async () => {
    if (!isPrepared(stamp)) await installWithProgress(say);
    if (readText(stampPath) !== stamp) writeFileSync(stampPath, stamp);
  });
};

if (isProgram(import.meta.url)) {
  await prepare().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
