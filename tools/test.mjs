// npm test: everything, in order, and a closing line that a machine can read.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { prepare } from './prepare.mjs';
import { inRoot, nodePath, root } from './project.mjs';
import { run, runOwn } from './run.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'joinery-test-run-'));
const none = { passed: 0, failed: 0, skipped: 0 };
const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });
const title = (text) => process.stdout.write(`\n# ${text}\n`);

const filesIn = (folder, pattern) =>
  !existsSync(inRoot(folder))
    ? []
    : readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && pattern.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
        .sort();

const countIn = (text, name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);

/** A run that failed and did not say how is one failure, so that it can't pass for none. */
const atLeastOne = (counts, status) => (status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

const nodeCounts = (path, status) => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const counts = { passed: countIn(text, 'pass'), failed: countIn(text, 'fail') + countIn(text, 'cancelled'), skipped: countIn(text, 'skipped') + countIn(text, 'todo') };
  return atLeastOne(counts, status);
};

const testNode = async () => {
  title('unit, database and page tests');
  const files = [...filesIn('src', /\.test\.tsx?$/), ...filesIn('tests/conformance', /\.test\.tsx?$/)];
  if (files.length === 0) return none;
  const tap = join(scratch, 'node.tap');
  const together = process.env.TEST_ISOLATION === 'process' ? [] : ['--test-isolation=none'];
  const reports = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const status = await run(nodePath(), ['--import', 'tsx', '--test', ...together, ...reports, ...files], { NODE_ENV: 'test' });
  return nodeCounts(tap, status);
};

const browserCounts = (path, status) => {
  const stats = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).stats : { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  return atLeastOne({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }, status);
};

const testBrowser = async () => {
  title('browser tests');
  if (filesIn('tests/e2e', /\.spec\.tsx?$/).length === 0) return none;
  const report = join(scratch, 'browser.json');
  const status = await runOwn('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  return browserCounts(report, status);
};

const asFailures = (names) => ({ ...none, failed: names.length });

/** The pack that ships is checked by the same command that a user runs. */
const checkPacks = async () => {
  title('packs');
  const packs = existsSync(inRoot('packs')) ? readdirSync(inRoot('packs')) : [];
  const failed = [];
  for (const pack of packs) if ((await run(nodePath(), ['dist/joinery.js', 'pack', 'check', join('packs', pack)])) !== 0) failed.push(pack);
  return failed;
};

const buildAll = async () => {
  title('build');
  await build();
  return [];
};

const guarded = (work) => work().catch((error) => (process.stdout.write(`${error.message}\n`), ['error']));

const steps = [
  async () => asFailures(await guarded(check)),
  async () => asFailures(await guarded(buildAll)),
  async () => asFailures(await guarded(checkPacks)),
  testNode,
  testBrowser,
];

const runAll = async () => {
  let total = none;
  for (const step of steps) total = add(total, await step());
  return total;
};

const total = await prepare().then(runAll, (error) => (process.stdout.write(`${error.message}\n`), asFailures(['prepare'])));
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`, () => process.exit(total.failed === 0 ? 0 : 1));
