import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Bank, NationalFigure, Question } from '#pack';
import { readPack } from '#pack/reader';

/** The survey of 2008 as a table apart from the pack, kept beside the repository where there is one. */
const printedPath = fileURLToPath(new URL('../../../shared/data/fixtures/lsp_survey_2008_percentages.json', import.meta.url));
const packPath = fileURLToPath(new URL('../../packs/lsp-2009', import.meta.url));

type Printed = {
  readonly respondents: { readonly lsp_coordinators: number; readonly board_partners: number };
  readonly items: readonly { readonly para: number; readonly statement: string; readonly coordinators: number | null; readonly partners: number | null; readonly note?: string }[];
};

/** The printed statement that each question puts, by words found in it and nowhere else in its paragraph. */
const statements: Readonly<Record<string, readonly [para: number, words: string]>> = {
  'challenge.members-challenge': [57, 'challenge each other'],
  'challenge.honest-money': [59, 'about money'],
  'strategic.more-strategic': [68, 'more strategic'],
  'strategic.more-executive': [68, 'more executive'],
  'tiers.no-collaboration': [72, 'collaborate'],
  'tiers.county-dominates': [72, 'dominate'],
  'challenge.should-challenge': [100, 'should challenge'],
  'challenge.does-challenge': [100, 'does challenge'],
  'money.incentive': [139, 'incentives'],
};

/** Per cents that Table 13 and ¶142 print and the table beside the repository leaves out. */
const alsoPrinted: Readonly<Record<string, number | null>> = {
  'obstacles.culture-aligning': 74,
  'obstacles.culture-pooling': null,
  'obstacles.understanding-aligning': 59,
  'obstacles.understanding-pooling': 60,
  'obstacles.pressure-aligning': 56,
  'obstacles.pressure-pooling': 52,
  'obstacles.accountability-aligning': 44,
  'obstacles.accountability-pooling': 48,
  'money.good-relationships': 50,
};

const readBank = async (): Promise<Bank> => {
  const read = await readPack(packPath);
  assert.ok(read.ok, 'the pack is sound');
  const bank = read.value.banks.find((one) => one.id === 'perception');
  assert.ok(bank !== undefined, 'the pack has the perception survey');
  return bank;
};

const questionsOf = (bank: Bank): readonly Question[] => bank.themes.flatMap((theme) => theme.questions);
const percent = (figure: NationalFigure | null | undefined): number | null => figure?.percent ?? null;

test('the perception survey gives the 2008 per cents that the report prints', async (t) => {
  if (!existsSync(printedPath)) return t.skip('The table of printed figures is not beside this repository');
  const printed = JSON.parse(readFileSync(printedPath, 'utf8')) as Printed;
  const questions = new Map(questionsOf(await readBank()).map((question) => [question.id, question]));
  for (const [id, [para, words]] of Object.entries(statements)) {
    const matches = printed.items.filter((item) => item.para === para && item.statement.includes(words));
    assert.equal(matches.length, 1, `${id} has one printed statement`);
    const national = questions.get(id)?.national;
    assert.equal(percent(national?.coordinators), matches[0]?.coordinators, `${id}, coordinators`);
    assert.equal(percent(national?.partners), matches[0]?.partners, `${id}, partners`);
    assert.match(national?.source ?? '', new RegExp(`¶${para}$`));
  }
});

test('every printed statement of the paragraphs that the survey covers is put', async (t) => {
  if (!existsSync(printedPath)) return t.skip('The table of printed figures is not beside this repository');
  const printed = JSON.parse(readFileSync(printedPath, 'utf8')) as Printed;
  const covered = new Set(Object.values(statements).map(([para]) => para));
  const put = Object.values(statements);
  for (const item of printed.items.filter(({ para }) => covered.has(para))) {
    assert.ok(put.some(([para, words]) => para === item.para && item.statement.includes(words)), `¶${item.para} ${item.statement}`);
  }
});

test('a number of respondents is that of the whole survey or is not given', async (t) => {
  if (!existsSync(printedPath)) return t.skip('The table of printed figures is not beside this repository');
  const { respondents } = JSON.parse(readFileSync(printedPath, 'utf8')) as Printed;
  for (const { id, national } of questionsOf(await readBank())) {
    assert.ok([null, respondents.lsp_coordinators].includes(national?.coordinators?.n ?? null), `${id}, coordinators`);
    assert.ok([null, respondents.board_partners].includes(national?.partners?.n ?? null), `${id}, partners`);
  }
});

test('the perception survey gives no per cent but those printed, and says where one is missing', async () => {
  for (const { id, national } of questionsOf(await readBank())) {
    assert.ok(national !== null, `${id} says what the report printed`);
    const missing = percent(national.coordinators) === null || percent(national.partners) === null;
    if (missing) assert.match(national.note ?? '', /print|not recorded/, `${id} says that a figure is not printed`);
    if (id in statements) continue;
    assert.equal(percent(national.coordinators), null, `${id}, coordinators`);
    assert.equal(percent(national.partners), alsoPrinted[id] ?? null, `${id}, partners`);
  }
});
