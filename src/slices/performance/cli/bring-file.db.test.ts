import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { appUnderTest } from '#tests/support/app.ts';
import { bringOnCommandLine } from './bring-file.ts';

test('periods that can be read in more than one way are asked about, here as on a page; a dry run tells of them', async () => {
  const app = await appUnderTest();
  const place = await app.partnership('Line', (await app.user('a@example.org')).id, []);
  const here = { id: place.id, slug: place.slug, name: 'Line', pack: 'lsp-2009', packVersion: '1.0.0', demo: false };
  const file = join(await mkdtemp(join(tmpdir(), 'figures-')), 'file.csv');
  await writeFile(file, 'Indicator,Area code,Period,Value\nSchool days,E1,2020/21,4\n');
  const bring = (more: { readonly rule?: string; readonly dryRun?: boolean }) => bringOnCommandLine(app.services, here, { file, mapping: undefined, rule: more.rule, allowNew: true, dryRun: more.dryRun ?? false, progress: () => undefined });
  const asked = await bring({});
  assert.ok(!asked.ok);
  assert.match(asked.refusal.faults?.[0]?.message ?? '', /2020\/21 can be .*financial-year.* or .*Say which with --rule/);
  assert.ok((await bring({ dryRun: true })).ok);
  await writeFile(`${file}.bad`, 'Indicator,Area code,Period,Value\nSchool days,E1,2020/21,many\n');
  const bad = await bringOnCommandLine(app.services, here, { file: `${file}.bad`, mapping: undefined, rule: 'academic-year', allowNew: true, dryRun: false, progress: () => undefined });
  assert.deepEqual(bad.ok ? [] : bad.refusal.faults?.map((fault) => fault.row), [2], 'as a spreadsheet counts them');
  await writeFile(`${file}.nul`, 'Indicator\0');
  assert.match(((await bringOnCommandLine(app.services, here, { file: `${file}.nul`, mapping: undefined, rule: undefined, allowNew: true, dryRun: false, progress: () => undefined })) as { refusal: { message: string } }).refusal.message, /no text has/);
  const done = await bring({ rule: 'academic-year' });
  assert.ok(done.ok && done.value.added === 1);
});
