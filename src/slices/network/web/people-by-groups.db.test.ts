import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { personOf } from '#app/demo/demo-steps.ts';
import type { PersonId } from '#lib/id.ts';
import { readMembership, insertGroup, insertSeat } from '#partnership/reads';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import type { WaveId } from '../core/wave.ts';

let app: AppUnderTest;
let place: Place;
let reader: string;

const people = ['Asha Patel', 'Ben Lee', 'Cara Onu', 'Dan Fry', 'Eve Ray', 'Finn Ode'];
const groups: Readonly<Record<string, readonly string[]>> = { Board: ['Asha Patel', 'Ben Lee', 'Cara Onu'], Housing: ['Cara Onu', 'Dan Fry'], Roads: ['Eve Ray', 'Finn Ode'] };

const at = (path: string): string => `/p/${place.slug}/network${path}`;

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, people.map((name) => ({ name, sector: 'council' })));
  await place.within(async (tx) => {
    const membership = await readMembership(tx, place.id);
    await sql`delete from partnership.seat where partnership_id = ${place.id}`.execute(tx);
    for (const [name, sitting] of Object.entries(groups)) {
      const group = membership.groups.find((one) => one.name === name)?.id ?? (await insertGroup(tx, place.id, { name, layer: 'operational', remit: null, parent: null, meetingsAYear: null }, '2020-01-01'));
      for (const one of sitting) await insertSeat(tx, place.id, { person: personOf(membership, one) as PersonId, group, organisation: null, role: 'member' }, '2020-01-01');
    }
  });
  const user = await app.user('reader@groups.example');
  await app.member(place.id, user.id, 'reader');
  reader = user.cookie;
});

test('who sits where is everybody’s who may read People: words, picture and table, in each of the three views', async () => {
  for (const cookie of [place.cookie, reader]) {
    const text = await (await app.get(at('/people-by-groups'), cookie)).text();
    assert.match(text, /Nobody connects Roads with any other group/);
    assert.match(text, /Only Cara Onu connects Board and Housing/);
    assert.match(text, /Two groups are tied when somebody sits on both/);
  }
  const shared = await (await app.get(at('/people-by-groups?show=people&weigh=shared&least=1'), reader)).text();
  assert.match(shared, /Shared groups · 6 people, 5 ties/);
  assert.match(await (await app.get(at('/people-by-groups?show=people&weigh=newman&least=1'), reader)).text(), /3 weaker ties are left out/);
  assert.match(await (await app.get(at('/people-by-groups?show=both'), reader)).text(), /Square: a group/);
  assert.equal((await app.get(at('/people-by-groups?show=nonsense&weigh=x&least=y&on=z'), reader)).status, 200);
  assert.match(await (await app.get(`/p/${place.slug}/people/groups`, reader)).text(), /\/network\/people-by-groups/);
});

test('beside a wave: whether those who sit together work together, small groups withheld from those who may not see names', async () => {
  const text = 'source,target,relation\nAsha Patel,Ben Lee,work\nBen Lee,Cara Onu,work\nDan Fry,Eve Ray,work\nFinn Ode,,\n';
  const saved = await app.post(at('/import'), place.cookie, { name: 'n.csv', text, title: 'From a file', seenByCoordinators: 'yes', minGroup: '3' });
  const wave = (saved.headers.get('location') ?? '').split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) as WaveId;
  const seen = await (await app.get(at(`/${wave}/people-by-groups`), place.cookie)).text();
  assert.match(seen, /Of 5 pairs who share a group, 40\.0% are tied; of 10 who share none, 10\.0%/);
  assert.match(seen, /Roads<\/th>\s*<td[^>]*>2</);
  const board = await (await app.get(at(`/${wave}/people-by-groups`), reader)).text();
  assert.match(board, /Of 5 pairs who share a group/);
  const table = board.split('Ties among those who sit on a group')[1]?.split('What follows is of seats alone')[0] ?? '';
  assert.doesNotMatch(table, /Roads|Housing/, 'groups of two');
  assert.match(board, /Only Cara Onu connects Board and Housing/, 'seats are known to members');
  assert.match(await (await app.get(at(`/${wave}/views`), place.cookie)).text(), /People by groups/);
});

test('ties among those who sit on a group are of the pairs there could be by the rule that is chosen', async () => {
  const text = 'source,target,relation,type\nAsha Patel,Ben Lee,work,Directed\nBen Lee,Cara Onu,work,Directed\nDan Fry,,,\nEve Ray,,,\nFinn Ode,,,\n';
  const saved = await app.post(at('/import'), place.cookie, { name: 'n.csv', text, title: 'With direction', seenByCoordinators: 'yes', minGroup: '3' });
  const wave = (saved.headers.get('location') ?? '').split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) as WaveId;
  const boardRow = async (symmetry: string): Promise<string> => /Board<\/th>\s*<td[^>]*>3<\/td>\s*<td[^>]*>2<\/td>\s*<td[^>]*>([^<]*)</.exec(await (await app.get(at(`/${wave}/people-by-groups?symmetry=${symmetry}`), place.cookie)).text())?.[1] ?? 'no such row';
  assert.equal(await boardRow('any'), '66.7%');
  assert.equal(await boardRow('as-reported'), '33.3%');
});
