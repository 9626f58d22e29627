import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Bank, Question, Scale } from '#pack';
import type { Answer, Response } from './answer.ts';
import { assess } from './results.ts';

const scale: Scale = { id: 'five', kind: 'agreement', points: { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' }, favourable: [4, 5] };
const scales = { five: scale };
const question = (id: string, sevenS: string, reverse = false): Question => ({ id, bank: 'b', theme: 't', parent: null, ask: `Is ${id} so?`, help: null, scale: 'five', levels: null, evidence: null, low: null, reverse, sevenS, layers: [], audience: [], source: 'WBT ¶1', sameAs: [], when: null, national: null });
const bank: Bank = { id: 'b', title: 'B', short: 'b', source: 'WBT', time: 5, about: 'partnership', audience: [], scale: 'five', themes: [{ id: 't', title: 'T', intro: null, questions: [question('good', 'steering'), question('bad', 'style', true)] }] };
// The wheel speaks of the whole: five elements at least are asked about, those three with the same answers as the first.
const whole: Bank = { ...bank, themes: [{ id: 't', title: 'T', intro: null, questions: [...(bank.themes[0]?.questions ?? []), question('w1', 'strategy'), question('w2', 'standards'), question('w3', 'systems')] }] };

const response = (index: number, good: Answer, bad: Answer, role = 'member'): Response => ({ respondent: String(index), role, sector: 'council', layer: 'strategic', answers: new Map([['good', good], ['bad', bad]]) });
const kinds = (responses: readonly Response[]) => assess(bank, scales, responses, { minGroup: 3 }).findings.map((finding) => `${finding.kind} ${finding.about}`);

test('where agreeing is bad news, much agreement is a weakness and never a strength', () => {
  const found = kinds(Array.from({ length: 8 }, (_, index) => response(index, 5, 5)));
  assert.ok(found.includes('low-agreed bad') && found.includes('strength good'), found.join());
});

test('a table split down the middle is disputed, whatever its mean', () => {
  const found = kinds(Array.from({ length: 8 }, (_, index) => response(index, index % 2 === 0 ? 1 : 5, 3)));
  assert.ok(found.includes('high-disputed good'), found.join());
});

test('the coordinator’s rosier view is a finding, and hard ahead of soft is one', () => {
  const found = kinds([...Array.from({ length: 6 }, (_, index) => response(index, 3, 4)), ...Array.from({ length: 3 }, (_, index) => response(10 + index, 5, 4, 'coordinator'))]);
  assert.ok(found.includes('coordinator-gap good'), found.join());
  assert.ok(!found.some((one) => one.endsWith(' balance')), 'two elements say nothing of the whole');
  const more = Array.from({ length: 9 }, (_, index): Response => ({ ...response(index, 5, 5), answers: new Map([['good', 5], ['bad', 5], ['w1', 4], ['w2', 5], ['w3', 5]]) }));
  const seen = assess(whole, scales, more, { minGroup: 3 }).findings.map((finding) => `${finding.kind} ${finding.about}`);
  assert.ok(seen.includes('hard-ahead-of-soft balance'), seen.join());
});

const answers = fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'na', 'dk', null);

test('the order of respondents changes nothing, and one who leaves everything out changes no mean', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(answers, answers), { minLength: 3, maxLength: 30 }), (list) => {
      const responses = list.map(([good, bad], index) => response(index, good, bad));
      const now = assess(bank, scales, responses, { minGroup: 1 });
      assert.deepEqual(assess(bank, scales, responses.toReversed(), { minGroup: 1 }).questions, now.questions);
      const more = assess(bank, scales, [...responses, response(99, null, null)], { minGroup: 1 });
      assert.deepEqual(more.questions.map((one) => one.mean), now.questions.map((one) => one.mean));
      for (const one of now.questions) assert.equal(one.n + one.notApplicable + one.dontKnow + one.unanswered, list.length);
    }),
  );
});

test('fewer answers than the smallest group show nothing at all', () => {
  const results = assess(bank, scales, [response(1, 5, 5), response(2, 1, 1)], { minGroup: 3 });
  assert.equal(results.withheld, true);
  assert.deepEqual([results.questions, results.groups, results.findings], [[], [], []]);
});

test('a question that fewer than the smallest group answered shows nothing, in the whole as in the parts', () => {
  const responses = Array.from({ length: 8 }, (_, index) => response(index, index < 2 ? 1 : 'na', 3));
  const { questions, groups } = assess(bank, scales, responses, { minGroup: 3 });
  const good = questions.find((one) => one.id === 'good');
  assert.deepEqual([good?.withheld, good?.n, good?.mean, good?.notApplicable], [true, 0, null, 0]);
  for (const group of groups) assert.ok(group.questions === null || group.questions.some((one) => one.id === 'good' && 'withheld' in one));
});

test('the change of a theme compares the questions that both waves put', () => {
  const only = (id: string): Bank => ({ ...bank, themes: [{ id: 't', title: 'T', intro: null, questions: (bank.themes[0]?.questions ?? []).filter((one) => one.id === id) }] });
  const before = assess(only('good'), scales, Array.from({ length: 5 }, (_, index) => response(index, 1, null)), { minGroup: 3 });
  const after = assess(only('bad'), scales, Array.from({ length: 5 }, (_, index) => response(index, null, 5)), { minGroup: 3, previous: before });
  assert.equal(after.themes[0]?.change, null);
});
