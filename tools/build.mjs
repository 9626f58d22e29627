// Bundles the source into dist/joinery.js, when the source has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { alone, inRoot, isProgram } from './project.mjs';

const stampPath = inRoot('dist/.build-stamp');
const isTest = (path) => /\.(test|prop\.test|db\.test)\.tsx?$|\.test-program\.ts$/.test(path);

const sources = () =>
  readdirSync(inRoot('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|json)$/.test(entry.name) && !isTest(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

const stampOf = (paths) => {
  const hash = createHash('sha256');
  for (const path of [...paths, inRoot('package.json'), inRoot('tools/build.mjs')]) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
};

const bundleApp = (esbuild, out) =>
  esbuild.build({
    // A thread starts from a file of its own.
    entryPoints: [{ in: inRoot('src/app/cli.ts'), out: 'joinery' }, { in: inRoot('src/slices/network/run/betweenness-worker.ts'), out: 'betweenness-worker' }],
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Ours is everything relative and every `#` door; what npm installed stays where it is.
    plugins: [{ name: 'packages-stay-outside', setup: (build) => build.onResolve({ filter: /^[^./#]/ }, ({ path, kind }) => (kind === 'entry-point' ? undefined : { path, external: true })) }],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
    absWorkingDir: inRoot(),
  });

const bundleIslands = (esbuild, paths, out) =>
  esbuild.build({
    entryPoints: paths.map((path) => ({ in: path, out: basename(path, '.ts') })),
    outdir: join(out, 'islands'),
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'silent',
    absWorkingDir: inRoot(),
  });

const describe = (error) =>
  (error.errors ?? [{ text: error.message }]).map(({ text, location }) => (location ? `${location.file}:${location.line}: ${text}` : text)).join('\n');

const put = (from, to) => {
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
};

const buildInto = async (out, paths) => {
  const esbuild = await import('esbuild');
  const islands = paths.filter((path) => /[/\\]islands[/\\][^/\\]+\.ts$/.test(path));
  await bundleApp(esbuild, out);
  if (islands.length > 0) await bundleIslands(esbuild, islands, out);
  for (const name of readdirSync(out)) {
    if (name.endsWith('.js') || name.endsWith('.map')) renameSync(join(out, name), inRoot('dist', name));
    else put(join(out, name), inRoot('dist', name));
  }
};

/** Brings dist up to date. A build that fails leaves the last good one. */
export const build = (say = (line) => process.stderr.write(`${line}\n`)) =>
  alone('build', async () => {
    const paths = sources();
    const stamp = stampOf(paths);
    if (existsSync(inRoot('dist/joinery.js')) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
    const started = Date.now();
    const out = inRoot('dist', `.draft-${process.pid}`);
    mkdirSync(out, { recursive: true });
    try {
      await buildInto(out, paths);
    } catch (error) {
      throw new Error(`The build failed.\n${describe(error)}`, { cause: error });
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
    writeFileSync(stampPath, stamp);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} seconds.`);
  });

if (isProgram(import.meta.url)) {
  await build().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
