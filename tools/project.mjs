import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, writeSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const inRoot = (...parts) => join(root, ...parts);

const bundled = inRoot('node_modules/.bin', process.platform === 'win32' ? 'node.exe' : 'node');
let found;

/** Node 24 as npm brought it, or the Node we run on where that one does not run (another C library). */
export const nodePath = () => {
  found ??= existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0 ? bundled : process.execPath;
  return found;
};

/** The PATH with the project's own programs first. */
export const ownPath = () => [inRoot('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);

/** The PATH without them: npm must not run on the Node that it is about to replace. */
export const pathOfMachine = () => (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter);

const lives = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const tryLock = (path) => {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

const clearStale = (path) => {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return;
  }
  if (text === '' || lives(Number(text))) return;
  try {
    const aside = `${path}.${process.pid}`;
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another process cleared it first.
  }
};

/** Runs work while no other process of this clone does the same. A lock whose holder was killed is cleared. */
export const alone = async (name, work) => {
  mkdirSync(inRoot('dist'), { recursive: true });
  const path = inRoot('dist', `${name}.lock`);
  while (!tryLock(path)) {
    clearStale(path);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
};

/** Whether this file is the program that was started, and not imported. */
export const isProgram = (url) => process.argv[1] !== undefined && existsSync(process.argv[1]) && fileURLToPath(url) === process.argv[1];
