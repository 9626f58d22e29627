import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whom PostgreSQL runs as. It refuses root, so root lends it an unprivileged user; null means the user we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

const nobody = { uid: 65_534, gid: 65_534 };

const fromPasswd = async (name: string): Promise<RunAs> => {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
};

/** The owner of an existing cluster decides; else the user postgres, else nobody. */
export const chooseRunAs = async (cluster: string): Promise<RunAs> => {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await fromPasswd('postgres')) ?? (await fromPasswd('nobody')) ?? nobody;
};

/** Whether that user may enter a folder and each folder above it. */
export const canReach = async (folder: string, runAs: RunAs): Promise<boolean> => {
  if (runAs === null) return true;
  const { mode, uid, gid } = await stat(folder);
  const shift = uid === runAs.uid ? 6 : gid === runAs.gid ? 3 : 0;
  const enters = ((mode >> shift) & 0o1) === 0o1;
  const above = dirname(folder);
  return enters && (above === folder || (await canReach(above, runAs)));
};
