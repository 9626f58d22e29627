import type { Hono } from 'hono';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '#platform/files/root.ts';

type Asset = { readonly name: string; readonly type: string; readonly bytes: Uint8Array; readonly hash: string };

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#12436d"/><path d="M7 9h8v5h4V9h6v14h-8v-5h-4v5H7z" fill="#fff"/></svg>`;
const start = `import { initAll } from './govuk.js';\ninitAll();\n`;

// GDS Transport is for GOV.UK alone, and no other font file is needed.
const withoutFonts = (css: string): string => css.replace(/@font-face\{[^}]*\}/g, '').replaceAll('GDS Transport', 'Arimo').replace(/\/\*# sourceMappingURL.*?\*\//g, '');

const types: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' };

const asset = (name: string, content: string | Uint8Array): Asset => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', bytes, hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 12) };
};

const load = (): ReadonlyMap<string, Asset> => {
  const root = projectRoot();
  const govuk = join(dirname(createRequire(join(root, 'package.json')).resolve('govuk-frontend/package.json')), 'dist/govuk');
  const islands = join(root, 'dist/islands');
  const assets = [
    asset('govuk.css', withoutFonts(readFileSync(join(govuk, 'govuk-frontend.min.css'), 'utf8'))),
    asset('govuk.js', readFileSync(join(govuk, 'govuk-frontend.min.js'), 'utf8').replace(/\/\/# sourceMappingURL.*$/m, '')),
    asset('joinery.css', readFileSync(join(root, 'src/platform/ui/joinery.css'), 'utf8')),
    asset('start.js', start),
    asset('icon.svg', icon),
    ...(existsSync(islands) ? readdirSync(islands).filter((name) => name.endsWith('.js')).map((name) => asset(name, readFileSync(join(islands, name)))) : []),
  ];
  return new Map(assets.map((one) => [one.name, one]));
};

let kept: { readonly files: ReadonlyMap<string, Asset>; readonly stamp: string } | undefined;

// One stamp for the whole set: a module that imports its neighbour finds it under the same address.
const loaded = () => {
  if (kept === undefined) {
    const files = load();
    const stamp = createHash('sha256').update([...files.values()].map((one) => one.hash).join()).digest('base64url').slice(0, 12);
    kept = { files, stamp };
  }
  return kept;
};

/** The address of a style, script or picture; it changes whenever any of them does, so that browsers keep them for good. */
export const assetPath = (name: string): string => `/assets/${loaded().stamp}/${name}`;

/** Serves them. */
export const mountAssets = (app: Hono): void => {
  app.get('/assets/:stamp/:name', (context) => {
    const found = loaded().files.get(context.req.param('name'));
    if (found === undefined) return context.text('There is no such file.', 404);
    return context.body(new Uint8Array(found.bytes), 200, { 'content-type': found.type, 'cache-control': context.req.param('stamp') === loaded().stamp ? 'public, max-age=31536000, immutable' : 'no-cache' });
  });
};
