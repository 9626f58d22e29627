#!/usr/bin/env node
// The command `joinery`: makes sure that the build is there, then runs it. Only its output goes to stdout.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { prepare } from './prepare.mjs';
import { inRoot, nodePath } from './project.mjs';

const silent = () => undefined;

try {
  await prepare();
  await build(silent);
  const child = spawn(nodePath(), ['--enable-source-maps', inRoot('dist/joinery.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal tells both of us; the child decides, and we follow.
  process.on('SIGINT', silent);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (status, signal) => {
    process.exitCode = status ?? (signal === null ? 1 : 130);
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
