import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { UserId } from '#lib/id.ts';
import { makeToken } from '#platform/auth/api-token.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { draftWave } from '../commands/plan-wave.ts';
import { closeWave, openWave } from '../commands/run-wave.ts';
import { sevenRelations } from '../core/relations.ts';
import type { WaveId } from '../core/wave.ts';
import { viewsOf } from '../store/scenario-store.ts';
import type { WavePlan } from '../store/wave-store.ts';

type User = { readonly id: UserId; readonly cookie: string };

let app: AppUnderTest;
let place: Place;
let member: User;

const plan: WavePlan = {
  title: 'Rights', purpose: 'To see', consent: 'For that alone', seenBy: { coordinators: true, people: [] }, relations: sevenRelations.slice(0, 1), ratings: false, roster: { rule: 'all', ids: [] }, audience: { everyone: true, groups: [], roles: [], organisations: [], people: [] },
  minGroup: 3, organisationsNamed: false, opensOn: '2026-11-21' as Day, closesOn: '2026-12-12' as Day, message: '', replyName: 'C', replyAddress: 'c@example.org', keepUntil: '2027-03-01' as Day,
};

const drafted = (change: Partial<WavePlan>): Promise<WaveId> =>
  place.work(async (work) => {
    const made = await draftWave(work, { ...plan, ...change });
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  });

/** A survey that has closed, which the first so many answered, each naming the next. */
const closed = async (answered: number, change: Partial<WavePlan> = {}): Promise<WaveId> => {
  const wave = await drafted(change);
  await place.work(async (work) => {
    assert.ok((await openWave(work, wave)).ok);
    await sql`update network.participant set state = 'answered', consented = true, saved = '{work}' where wave_id = ${wave} and name <= ${`Person ${answered}`}`.execute(work.tx);
    await sql`insert into network.tie (partnership_id, wave_id, from_id, to_id, relation, strength) select a.partnership_id, a.wave_id, a.id, b.id, 'work', 3 from network.participant a join network.participant b on b.wave_id = a.wave_id
      where a.wave_id = ${wave} and a.state = 'answered' and substring(b.name from 8)::int = 1 + substring(a.name from 8)::int % 8`.execute(work.tx);
    assert.ok((await closeWave(work, wave)).ok);
  });
  return wave;
};

const at = (path: string): string => `/p/${place.slug}/network${path}`;
const byMachine = async (path: string, { id }: User): Promise<Response> => {
  const token = await makeToken(app.services.db, { user: id, partnership: place.id, name: 't', scopes: ['read'], expiresAt: new Date('2027-01-01') });
  return app.app.request(`http://joinery.test/api/v1/partnerships/${place.slug}/networks${path}`, { headers: { authorization: `Bearer ${token}` } });
};

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, Array.from({ length: 8 }, (_, index) => ({ name: `Person ${index + 1}`, sector: index < 5 ? 'council' : index < 7 ? 'police' : 'health' })));
  member = await app.user('member@rights.example');
  await app.member(place.id, member.id, 'member');
});

test('a draft is the coordinator’s alone', async () => {
  const wave = await drafted({ title: 'Not sent out yet' });
  for (const path of ['', '/findings', '/measures']) assert.equal((await app.get(at(`/${wave}${path}`), member.cookie)).status, 404, path);
  assert.doesNotMatch(await (await app.get(at(''), member.cookie)).text(), /Not sent out yet/);
  assert.doesNotMatch(await (await byMachine('', member)).text(), /Not sent out yet/);
  assert.equal((await app.get(at(`/${wave}`), place.cookie)).status, 200);
});

test('whatever page or file shows names, that somebody looked is written down, and that nobody did is not', async () => {
  const [wave, coordinator] = [await closed(8, { title: 'Looked at' }), { id: place.user, cookie: place.cookie }];
  const looks = async (): Promise<number> => (await place.within((tx) => viewsOf(tx, place.id, wave))).length;
  for (const path of ['/findings', '/measures?level=person', '/measures.csv?level=person', '/matrix?level=person', '/what-if', '/people-by-groups', '/export/network.csv?level=person', '/export/nodes.csv?level=person', '/explore.json?level=person']) {
    const earlier = await looks();
    assert.equal((await app.get(at(`/${wave}${path}`), coordinator.cookie)).status, 200, path);
    assert.equal((await looks()) - earlier, 1, path);
  }
  for (const path of ['', '/measures', '/findings']) {
    const earlier = await looks();
    assert.equal((await byMachine(`/${wave}${path}?level=person`, coordinator)).status, 200, path);
    assert.equal((await looks()) - earlier, 1, `by machine: ${path}`);
  }
  const earlier = await looks();
  for (const path of ['/findings', '/measures', '/measures.csv', '/matrix', '/people-by-groups', '/export/network.csv', '/explore.json']) assert.equal((await app.get(at(`/${wave}${path}`), member.cookie)).status, 200, path);
  assert.equal(await looks(), earlier, 'those who see no names');
});

test('where fewer answered than the smallest group nobody else sees a figure, of organisations that are named neither', async () => {
  const wave = await closed(2, { title: 'Too few', organisationsNamed: true });
  for (const path of ['/findings', '/measures', '/matrix', '/people-by-groups']) {
    const main = /<main[^]*<\/main>/.exec(await (await app.get(at(`/${wave}${path}?level=organisation`), member.cookie)).text())?.[0] ?? '';
    assert.match(main, /Fewer than 3 answered|shown from 3 on/, path);
    assert.doesNotMatch(main.slice(0, main.indexOf('What follows is of seats')), /The council|The police/, path);
  }
  for (const path of ['/measures.csv', '/export/network.csv', '/export/nodes.csv', '/explore.json']) assert.ok([403, 404].includes((await app.get(at(`/${wave}${path}`), member.cookie)).status), path);
  for (const path of ['', '/measures', '/findings']) assert.equal((await byMachine(`/${wave}${path}`, member)).status, 403, path);
});
