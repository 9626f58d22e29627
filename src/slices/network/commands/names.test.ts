import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/id.ts';
import type { Role } from '#platform/http/ask.ts';
import { seesNames } from './names.ts';

const [asha, ben] = ['asha', 'ben'] as unknown as readonly [PersonId, PersonId];
const sees = (role: Role, person: PersonId | null, coordinators: boolean, people: readonly PersonId[]): boolean => seesNames({ role, person }, { seenBy: { coordinators, people } });

test('whoever the consent names sees names, as long as they are a member or the coordinator', () => {
  assert.deepEqual((['coordinator', 'member', 'contributor', 'reader'] as const).map((role) => sees(role, asha, false, [asha])), [true, true, false, false]);
});

test('nobody else does, a coordinator only where the consent says so', () => {
  for (const role of ['coordinator', 'member', 'contributor', 'reader'] as const) {
    assert.equal(sees(role, ben, false, [asha]), false, role);
    assert.equal(sees(role, null, false, [asha]), false, role);
    assert.equal(sees(role, ben, true, []), role === 'coordinator', role);
  }
});
