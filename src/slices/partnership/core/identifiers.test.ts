import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAreaCodes } from './area-codes.ts';
import { readIdentifiers, writeIdentifiers } from './identifiers.ts';

test('numbers are read by their schemes, however they are written', () => {
  assert.deepEqual(readIdentifiers('GB-COH 01234567\nods: rxf\nGSS=E10000007\nGB-XYZ something'), { ok: true, value: { 'GB-COH': '01234567', 'GB-NHS': 'RXF', GSS: 'E10000007', 'GB-XYZ': 'SOMETHING' } });
});

test('a number that its scheme can’t have is refused, and so is a scheme given twice', () => {
  for (const text of ['GB-COH 12', 'GSS 10000007', 'E10000007', 'GB-CHC 1\nGB-CHC 2', 'GSS E10000007\nGSS E10000008']) assert.equal(readIdentifiers(text).ok, false, text);
});

test('what is written is read again', () => {
  const number = fc.stringMatching(/^[0-9]{8}$/);
  fc.assert(fc.property(fc.record({ 'GB-COH': number, 'GB-UKPRN': number }, { requiredKeys: [] }), (given) => {
    assert.deepEqual(readIdentifiers(writeIdentifiers(given)), { ok: true, value: { ...given } });
  }));
});

test('area codes are read from lines, commas and spaces, each once', () => {
  assert.deepEqual(parseAreaCodes('E07000033, e07000034\nE07000033'), { ok: true, value: ['E07000033', 'E07000034'] });
  assert.equal(parseAreaCodes('Derby').ok, false);
});
