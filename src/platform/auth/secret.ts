import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#platform/config.ts';

/** Keyed operations with a key that the database never holds. */
export type Secret = {
  readonly mark: (purpose: string, value: string) => Buffer;
  readonly seal: (text: string) => Buffer;
  readonly open: (sealed: Buffer) => string;
};

/** 256 random bits as URL-safe text. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a token under a purpose: what the database keeps in place of the token. */
export const hashToken = (purpose: string, token: string): Buffer => createHash('sha256').update(`${purpose}\0${token}`).digest();

export const secretFrom = (text: string): Secret => {
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', text, 'joinery', purpose, 32));
  const sealing = key('seal');
  return {
    mark: (purpose, value) => createHmac('sha256', key(purpose)).update(value).digest(),
    seal: (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed) => {
      const cipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12));
      cipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8');
    },
  };
};

const readOrMake = async (folder: string): Promise<string> => {
  const path = join(folder, 'secret');
  const found = await readFile(path, 'utf8').catch(() => null);
  if (found !== null) return found.trim();
  await mkdir(folder, { recursive: true });
  const made = newToken();
  await writeFile(`${path}.${process.pid}`, made, { mode: 0o600 });
  await rename(`${path}.${process.pid}`, path);
  return made;
};

/**
 * The server's key: SECRET; else derived from the password of DATABASE_URL, so that replicas agree
 * (the server keeps only a verifier of it); else a file in the data folder.
 */
export const readSecret = async (config: Config): Promise<Secret> => {
  const password = config.databaseUrl === undefined ? '' : new URL(config.databaseUrl).password;
  return secretFrom(config.secret ?? (password === '' ? await readOrMake(config.dataFolder) : `derived ${password}`));
};
