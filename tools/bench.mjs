// npm run bench: every benchmark, and its table in docs/reference/benchmarks.md. With a name: that one, and no table.
import { existsSync, readdirSync } from 'node:fs';
import { build } from './build.mjs';
import { prepare } from './prepare.mjs';
import { inRoot, nodePath } from './project.mjs';
import { run } from './run.mjs';

const only = process.argv.slice(2);
const folder = inRoot('tests/bench');

await prepare();
await build();
const files = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.bench.ts') || name.endsWith('.bench.tsx'));
const chosen = only.length === 0 ? files : files.filter((name) => only.some((part) => name.includes(part)));
process.exitCode = await run(nodePath(), ['--expose-gc', '--import', 'tsx', 'tests/support/run-benchmarks.ts', ...(only.length === 0 ? ['--write'] : []), ...chosen]);
