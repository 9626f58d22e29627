// npm run check: types and lint, and nothing that runs.
import { existsSync } from 'node:fs';
import { prepare } from './prepare.mjs';
import { inRoot, isProgram } from './project.mjs';
import { runOwn } from './run.mjs';

const hasTypeAware = () => existsSync(inRoot('node_modules/.bin/tsgolint'));

const checks = [
  { name: 'types', run: () => runOwn('tsc', ['--noEmit', '--singleThreaded', '-p', '.']) },
  { name: 'lint', run: () => runOwn('oxlint', [...(hasTypeAware() ? ['--type-aware'] : []), '--deny-warnings', 'src', 'tests']) },
];

/** Runs the checks one after another and gives the names of those that failed. */
export const check = async () => {
  const failed = [];
  for (const { name, run } of checks) {
    process.stdout.write(`\n# ${name}\n`);
    if ((await run()) !== 0) failed.push(name);
  }
  return failed;
};

if (isProgram(import.meta.url)) {
  await prepare();
  const failed = await check();
  process.stdout.write(failed.length === 0 ? 'Types and lint are in order.\n' : `Failed: ${failed.join(', ')}.\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
