// npm start: installs, builds and serves. With --watch it builds and serves again after each change.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { prepare } from './prepare.mjs';
import { inRoot, nodePath } from './project.mjs';

const watching = process.argv.includes('--watch');
const passedOn = process.argv.slice(2).filter((argument) => argument !== '--watch');

/** Who started us: npm, with a shell between on some machines. */
const ancestors = () => {
  try {
    return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
};
const startedBy = ancestors();
let asked = null;
let askedAt = 0;
let child = null;

const serve = () =>
  new Promise((resolve) => {
    const args = ['--enable-source-maps', '--import', pathToFileURL(inRoot('tools/end-with-parent.mjs')).href, inRoot('dist/joinery.js'), 'serve', ...passedOn];
    // A session of its own: Ctrl+C reaches the app once, through us, and not three times through the terminal, npm and us.
    child = spawn(nodePath(), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
    child.once('error', () => resolve(1));
    child.once('exit', (status, signal) => resolve(status ?? (signal === null ? 1 : 128)));
  });

const passSignal = (signal) => {
  const now = Date.now();
  if (asked !== null && now - askedAt < 1_500) return;
  asked = signal;
  askedAt = now;
  if (child === null || child.exitCode !== null) process.exit(130);
  child.kill(signal);
};

const prepareAndBuild = async () => {
  await prepare();
  await build();
};

const nextChange = () =>
  new Promise((resolve) => {
    let timer;
    const watchers = ['src', 'packs'].filter((folder) => existsSync(inRoot(folder))).map((folder) => watch(inRoot(folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const watcher of watchers) watcher.close();
        resolve();
      }, 150);
    }));
  });

const serveAndWatch = async () => {
  while (asked === null) {
    const built = await build().then(() => true, (error) => void process.stderr.write(`${error.message}\n`));
    const served = built ? serve() : Promise.resolve(1);
    await nextChange();
    child?.kill('SIGTERM');
    await served;
  }
  return 0;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passSignal(signal));
// npm that is killed tells nobody: its script notices that it has other parents.
if (process.env.npm_lifecycle_event !== undefined) setInterval(() => ancestors() !== startedBy && passSignal('SIGTERM'), 1_000).unref();

try {
  await prepareAndBuild();
  process.exitCode = watching ? await Promise.race([serveAndWatch(), new Promise((resolve) => setInterval(() => asked !== null && child?.exitCode !== null && resolve(0), 200))]) : await serve();
  process.exit();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
