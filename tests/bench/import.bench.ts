import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { readMembership } from '#partnership/reads';
import { broughtByRows, importPeople } from '../../src/slices/partnership/commands/import-members.ts';
import { guessColumns, readMembers } from '../../src/slices/partnership/core/read-members.ts';
import { median } from '#tests/support/median.ts';

const people = 5_000;
const rounds = 3;
const heading = ['Name', 'Organisation', 'Email', 'Group', 'Role', 'From'];
const rows = Array.from({ length: people * 3 }, (_, index) => {
  const who = index % people;
  return [`Person ${who}`, `Organisation ${who % 200}`, `p${who}@example.org`, `Group ${(who * 7 + Math.floor(index / people)) % 300}`, 'Member', '2024-01-01'];
});

/** 5,000 people with 15,000 seats from rows to committed, against COPY of the same rows into the same tables and indexes. */
export const run = async (): Promise<BenchmarkRow> => {
  const app = await appUnderTest();
  const user = await app.user('bench@example.org');
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const place = await app.partnership(`Bench ${round}`, user.id, []);
    const here = { id: place.id, slug: place.slug, name: 'Bench', pack: 'lsp-2009', packVersion: '1.0.0', demo: false };
    let from = performance.now();
    const done = await app.services.db.forPartnership(place.id, async (tx) => {
      const work = { tx, here, actor: { user: user.id, name: 'Bench' }, now: app.services.clock(), services: app.services };
      const bring = await broughtByRows(work, readMembers(rows, guessColumns(heading)));
      return bring.ok ? importPeople(work, bring.value) : bring;
    });
    ours.push(performance.now() - from);
    if (!done.ok || done.value.seats.length !== people * 3) throw new Error('the import of the benchmark is not the one meant');
    const all = await app.services.db.forPartnership(place.id, (tx) => readMembership(tx, place.id));
    const other = await app.partnership(`Copy ${round}`, user.id, []);
    const copy = async (table: string, columns: string, lines: readonly string[]): Promise<void> => pipeline(Readable.from([lines.join('')]), owner.query(copyFrom(`copy partnership.${table} (partnership_id, id, ${columns}) from stdin`)));
    from = performance.now();
    await owner.query('begin');
    await copy('organisation', 'name, from_day', all.organisations.map((one) => `${other.id}\t${one.id}\t${one.name}\t2024-01-01\n`));
    await copy('"group"', 'name, layer, from_day', all.groups.filter((one) => one.name !== 'Board').map((one) => `${other.id}\t${one.id}\t${one.name}\toperational\t2024-01-01\n`));
    await copy('person', 'name, email, organisation_id, from_day', all.people.map((one) => `${other.id}\t${one.id}\t${one.name}\t${one.email}\t${one.organisation}\t2024-01-01\n`));
    await copy('seat', 'person_id, group_id, organisation_id, role, from_day', all.seats.map((one) => `${other.id}\t${one.id}\t${one.person}\t${one.group}\t${one.organisation}\tmember\t2024-01-01\n`));
    await owner.query('commit');
    theirs.push(performance.now() - from);
  }
  await owner.end();
  return { name: 'Import of 5,000 people with 15,000 seats, read, checked, planned and written, against COPY of the same rows', ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs), aim: 'at most 4', unit: 'ms' } as BenchmarkRow;
};
