import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPack } from '#pack/reader';
import { projectRoot } from '#platform/files/root.ts';
import { resultsJson } from '../core/results-json.ts';
import { assessFile } from './assess-file.ts';

const pack = await readPack(join(projectRoot(), 'packs/lsp-2009'));
const folder = await mkdtemp(join(tmpdir(), 'joinery-assess-'));
let count = 0;

const score = async (content: string | Buffer, minGroup = 5) => {
  const file = join(folder, `${(count += 1)}.csv`);
  await writeFile(file, content);
  if (!pack.ok) throw new Error('the pack has faults');
  return assessFile(file, pack.value, 'delivery-chain', minGroup);
};

const head = 'respondent,role,sector,layer,question,answer';
const faultsOf = (read: Awaited<ReturnType<typeof score>>): string => (read.ok ? '' : [read.refusal.message, ...(read.refusal.faults ?? []).map((fault) => `${fault.row ?? ''} ${fault.field} ${fault.message}`)].join('\n'));

test('not applicable, don’t know and no answer are counted apart and are in no mean', async () => {
  const answers = ['5', '4', 'na', 'dk', ''];
  const read = await score([head, ...answers.map((answer, index) => `r${index},member,council,strategic,aim.clear,${answer}`)].join('\n'));
  assert.ok(read.ok);
  const [question] = resultsJson(read.value).questions;
  assert.deepEqual([question?.n, question?.notApplicable, question?.dontKnow, question?.unanswered, question?.mean, question?.median], [2, 1, 1, 1, 4.5, 4.5]);
  assert.ok(Math.abs((question?.sd ?? 0) - Math.SQRT1_2) < 1e-12);
  assert.deepEqual(question?.distribution, { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 });
});

test('a mark at the beginning, semicolons, other columns’ order, Windows line ends and old encodings all read', async () => {
  const rows = 'answer;question;layer;sector;role;respondent\r\n3;delivery-chain.aim.clear;strategic;santé;member;"a;1"\r\n';
  const marked = await score(Buffer.from(`\uFEFF${rows}`));
  const old = await score(Buffer.from(rows, 'latin1'));
  assert.ok(marked.ok && old.ok);
  assert.equal(marked.value.respondents, 1);
});

test('each fault names its row and says what to do', async () => {
  assert.match(faultsOf(await score('respondent,role,sector,layer,question\n')), /column “answer” is missing/);
  assert.match(faultsOf(await score(`${head}\na,m,s,l,aim.clear,9`)), /1 answer “9” is not on the scale/);
  assert.match(faultsOf(await score(`${head}\na,m,s,l,no.such,3`)), /no question “no\.such”/);
  assert.match(faultsOf(await score(`${head}\na,m,s,l,aim.clear,3\na,m,s,l,aim.clear,4`)), /2 question .* in an earlier row/);
  assert.match(faultsOf(await score(`${head}\na,m,s,l,aim.clear,3\na,chair,s,l,aim.evidence,4`)), /another role/);
  assert.match(faultsOf(await score(`${head}\na,m,s,l,aim.clear,=1+1`)), /not on the scale/);
  assert.match(faultsOf(await score(`${head}\n"a,m,s,l,aim.clear,3`)), /never closed/);
  assert.match(faultsOf(await score('')), /empty/);
});

test('a group below the smallest is withheld, with the one that would give it away', async () => {
  const row = (id: number, sector: string) => `${sector}${id},member,${sector},strategic,aim.clear,${(id % 5) + 1}`;
  const rows = [...Array.from({ length: 9 }, (_, id) => row(id, 'council')), ...Array.from({ length: 6 }, (_, id) => row(id, 'health')), row(0, 'fire')];
  const read = await score([head, ...rows].join('\n'));
  assert.ok(read.ok);
  const sectors = resultsJson(read.value).groups.filter((group) => group.by === 'sector');
  assert.deepEqual(sectors.filter((group) => group.withheld).map((group) => group.name).toSorted(), ['fire', 'health']);
});
