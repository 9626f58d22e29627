import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const linux = process.platform === 'linux';

const fromPs = async (pid: number, column: string): Promise<string | null> => {
  try {
    return (await exec('ps', ['-o', `${column}=`, '-p', String(pid)])).stdout.trim() || null;
  } catch {
    return null;
  }
};

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. */
const statFields = async (pid: number): Promise<readonly string[] | null> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
};

const identityOnLinux = async (pid: number): Promise<string | null> => {
  const fields = await statFields(pid);
  if (fields === null || fields[0] === 'Z' || fields[0] === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()} ${fields[19] ?? ''}`;
};

const identityByPs = async (pid: number): Promise<string | null> => {
  const state = await fromPs(pid, 'stat');
  return state === null || state.startsWith('Z') ? null : fromPs(pid, 'lstart');
};

/** Tells one process from a later one with the same number. Null when no such process lives; a zombie does not live. */
export const identityOf = (pid: number): Promise<string | null> => (linux ? identityOnLinux(pid) : identityByPs(pid));

const workingFolderByLsof = async (pid: number): Promise<string | null> => {
  try {
    const { stdout } = await exec('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn']);
    return stdout.split('\n').find((line) => line.startsWith('n'))?.slice(1) ?? null;
  } catch {
    return null;
  }
};

/** The folder a process works in, or null when it can't be told. */
export const workingFolderOf = (pid: number): Promise<string | null> =>
  linux ? readlink(`/proc/${pid}/cwd`).catch(() => null) : workingFolderByLsof(pid);
