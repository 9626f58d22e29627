import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** What Playwright needs to open the browser that npm brought. */
export type Browser = { readonly executablePath?: string; readonly args: string[]; readonly env: Record<string, string> };

const exec = promisify(execFile);
const packageMain = createRequire(import.meta.url).resolve('@sparticuz/chromium');

// Not the package's own list, which switches web security off. Root can't have Chromium's sandbox.
const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** It unpacks into TMPDIR, and its own libraries (nss) only where it believes to be on the system it was made for. */
const unpackInto = async (folder: string): Promise<void> => {
  const text = `import(${JSON.stringify(packageMain)}).then((found) => found.default.executablePath())`;
  await exec(process.execPath, ['-e', text], { env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' } });
};

const isOurs = async (folder: string): Promise<boolean> => {
  const found = await stat(folder).catch(() => null);
  return found !== null && (process.getuid === undefined || found.uid === process.getuid()) && (await access(join(folder, 'whole')).then(() => true, () => false));
};

const unpackOnce = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(dirname(packageMain), '../package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `joinery-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (await isOurs(folder)) return folder;
  const draft = await mkdtemp(`${folder}-`);
  await unpackInto(draft);
  await writeFile(join(draft, 'whole'), '');
  try {
    await rename(draft, folder);
    return folder;
  } catch {
    if (!(await isOurs(folder))) return draft;
    await rm(draft, { recursive: true, force: true });
    return folder;
  }
};

/** The package's own list of font folders holds for the system it was made for. */
const fontSettings = (folder: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/home/fonts</cachedir></fontconfig>\n`;

const ownEnvironment = (): Record<string, string> => Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));

/**
 * The Chromium inside an npm package, unpacked once for each version and user. `BROWSER_PATH` names another one; on a
 * machine that the package has no build for, Playwright looks for its own.
 */
export const browserForTests = async (): Promise<Browser> => {
  const env = ownEnvironment();
  const given = env['BROWSER_PATH'];
  if (given !== undefined && given !== '') return { executablePath: given, args, env };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args, env };
  const folder = await unpackOnce();
  const home = join(folder, 'home');
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'fonts.conf'), fontSettings(folder));
  const libraries = [join(folder, 'al2023/lib'), env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '').join(':');
  return { executablePath: join(folder, 'chromium'), args, env: { ...env, HOME: home, FONTCONFIG_FILE: join(home, 'fonts.conf'), LD_LIBRARY_PATH: libraries } };
};
