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
  assert.ok(found.includes('hard-ahead-of-soft balance'), found.join());
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
