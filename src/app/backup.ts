import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ok, refuse, type Result } from '#lib/result.ts';

const format = 'joinery-backup-1';
// What ends with a session is not worth moving; every other table of ours is, parents before children.
const tables = [
  'platform.key_check', 'platform.partnership', 'platform.app_user', 'platform.membership', 'platform.passkey', 'platform.identity', 'platform.api_token', 'platform.event',
  'partnership.profile', 'partnership.organisation', 'partnership.person', 'partnership.group', 'partnership.seat', 'partnership.belonging', 'partnership.succession', 'partnership.area',
  'partnership.accountability', 'partnership.balance', 'partnership.placing', 'partnership.skill_need', 'partnership.development_event', 'partnership.development_attendance',
  'partnership.contribution_link', 'partnership.contribution', 'partnership.handover', 'partnership.confirmation', 'partnership.tier_invitation', 'partnership.tier_link', 'partnership.calendar_feed',
  'assessment.pack_upload', 'assessment.campaign', 'assessment.invitation', 'assessment.invitation_link', 'assessment.response', 'assessment.answer', 'assessment.receipts', 'assessment.turnout',
  'network.wave', 'network.participant', 'network.link', 'network.tie', 'network.scenario', 'network.named_view',
  'delivery.action', 'delivery.action_update',
  'performance.indicator', 'performance.asked_by', 'performance.area_name', 'performance.load', 'performance.observation', 'performance.commentary', 'performance.mapping', 'performance.upload',
  'performance.quality_rating', 'performance.sign_off', 'performance.spot_check', 'performance.challenge', 'performance.claim', 'performance.claim_organisation', 'performance.setting',
  'performance.report', 'performance.exception', 'performance.exception_step', 'performance.report_limit', 'performance.look',
  'strategy.plan', 'strategy.theme', 'strategy.outcome', 'strategy.evidence', 'strategy.agreement', 'strategy.target', 'strategy.target_year', 'strategy.target_revision', 'strategy.target_contributor', 'strategy.target_share',
  'strategy.rests_on', 'strategy.round', 'strategy.agreement_draft', 'strategy.cell', 'strategy.effect',
] as const;

const quoted = (table: string): string => table.split('.').map((part) => `"${part}"`).join('.');

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

const columnsOf = async (client: pg.Client, table: string): Promise<readonly string[]> => {
  const [schema, name] = table.split('.');
  const found = await client.query('select column_name from information_schema.columns where table_schema = $1 and table_name = $2 order by ordinal_position', [schema, name]);
  return found.rows.map((row) => row.column_name);
};

async function* archive(client: pg.Client): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const say = (text: string | Buffer): Buffer => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    return bytes;
  };
  const migrations = (await client.query('select name from platform.migration order by name')).rows.map((row) => row.name);
  yield say(`${JSON.stringify({ format, migrations, at: new Date().toISOString() })}\n`);
  for (const table of tables) {
    const columns = await columnsOf(client, table);
    yield say(`${JSON.stringify({ table, columns })}\n`);
    for await (const chunk of client.query(copyTo(`copy ${quoted(table)} (${columns.map((column) => `"${column}"`).join(', ')}) to stdout`))) yield say(chunk as Buffer);
    yield say('\\.\n');
  }
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
}

/** Writes every partnership and user to one file: as of one moment, checked by a sum, under its name only when whole. */
export const backup = async (ownerUrl: string, file: string): Promise<void> => {
  const client = await connect(ownerUrl);
  const draft = `${file}.${process.pid}.part`;
  try {
    await client.query('begin isolation level repeatable read read only');
    await pipeline(Readable.from(archive(client)), createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
    // Read back before it gets its name: a backup that can't be restored is none.
    if (!(await checkFile(draft)).ok) throw new Error('The backup could not be read back whole, so it was not kept. Nothing was changed.');
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
    await client.end();
  }
};

/** Lines that end at a line feed and nowhere else: a text may hold any other mark that some programs take for an end. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10, from)) {
      yield rest.toString('utf8', from, at);
      from = at + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

const damaged = refuse({ kind: 'invalid', message: 'The file is not a whole backup of Joinery: its sum does not match. Nothing was restored. Use another copy.' });

/** Reads the whole file once before anything is changed. */
const checkFile = async (file: string): Promise<Result<readonly string[]>> => {
  const hash = createHash('sha256');
  let [first, last] = ['', ''];
  try {
    for await (const line of linesOf(file)) {
      if (first === '') first = line;
      if (last !== '') hash.update(`${last}\n`);
      last = line;
    }
    const head = JSON.parse(first) as { readonly format?: string; readonly migrations?: readonly string[] };
    return head.format === format && (JSON.parse(last) as { readonly sha256?: string }).sha256 === hash.digest('hex') ? ok(head.migrations ?? []) : damaged;
  } catch {
    return damaged;
  }
};

/** Fills every table of the file, and says whether all of them were known and the last line was reached. */
const fill = async (client: pg.Client, file: string): Promise<boolean> => {
  let filled = 0;
  const lines = linesOf(file);
  await lines.next();
  for (;;) {
    const head = (await lines.next()).value as string | undefined;
    const part = head === undefined ? {} : (JSON.parse(head) as { readonly table?: string; readonly columns?: readonly string[]; readonly sha256?: string });
    if (part.table === undefined) return part.sha256 !== undefined && filled > 0;
    if (!(tables as readonly string[]).includes(part.table)) return false;
    filled += 1;
    const rows = async function* (): AsyncGenerator<string> {
      for (let step = await lines.next(); step.done !== true && step.value !== '\\.'; step = await lines.next()) yield `${step.value}\n`;
    };
    await pipeline(Readable.from(rows()), client.query(copyFrom(`copy ${quoted(part.table)} (${(part.columns ?? []).map((column) => `"${column.replaceAll('"', '')}"`).join(', ')}) from stdin`)));
  }
};

/** Brings a backup into an empty database, all of it or nothing. */
export const restore = async (ownerUrl: string, file: string): Promise<Result<null>> => {
  const checked = await checkFile(file);
  if (!checked.ok) return checked;
  const client = await connect(ownerUrl);
  try {
    const known = new Set((await client.query('select name from platform.migration')).rows.map((row) => row.name));
    if (checked.value.some((name) => !known.has(name))) return refuse({ kind: 'conflict', message: 'The backup was made by a newer Joinery. Update this one, then restore.' });
    const held = await client.query('select 1 from platform.partnership limit 1');
    if (held.rowCount !== 0) return refuse({ kind: 'conflict', message: 'This database already holds partnerships. Restore into an empty one: another DATA_FOLDER, or another DATABASE_URL, with DEMO=no.' });
    await client.query('begin');
    await client.query('delete from platform.app_user');
    // The mark of the key that the backup was made with comes along: a server with another key is told.
    await client.query('delete from platform.key_check');
    if (!(await fill(client, file))) {
      await client.query('rollback');
      return damaged;
    }
    await client.query('commit');
    return ok(null);
  } finally {
    await client.end();
  }
};
