import { spawn } from 'node:child_process';
import { inRoot, ownPath } from './project.mjs';

/** Runs a program of the project, its output going where ours goes, and gives its exit status. */
export const run = (program, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd: inRoot(), env: { ...process.env, PATH: ownPath(), ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });

/** The same for a program from node_modules/.bin. */
export const runOwn = (name, args, env) => run(inRoot('node_modules/.bin', name), args, env);
