import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { readMembership } from '#partnership/reads';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { projectRoot } from '#platform/files/root.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn } from '#tests/support/place.ts';
import { importPeople } from '../commands/import-members.ts';
import type { Membership } from '../core/membership-record.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';

type Side = { readonly id: PartnershipId; readonly slug: string };
let app: AppUnderTest;
let cookie: string;

const side = async (name: string): Promise<Side> => {
  const user = await app.user(`${name}@example.org`);
  cookie = user.cookie;
  const made = await app.partnership(name, user.id, []);
  return { id: made.id, slug: made.slug };
};
const ever = (at: Side): Promise<Membership> => app.services.db.forPartnership(at.id, (tx) => readMembership(tx, at.id, 'ever'));
const send = (at: Side, rows: string) => app.post(`/p/${at.slug}/people/import`, cookie, { rows });

// The same state but for the ids: every reference is told by a name.
const told = (all: Membership): unknown => {
  const name = new Map<string, string>([...all.organisations, ...all.groups, ...all.people].map((one) => [one.id, one.name]));
  const of = (id: string | null): string | null => (id === null ? null : (name.get(id) ?? 'lost'));
  const plain = <T extends { readonly id: string; readonly version: number }>(row: T): Readonly<Record<string, unknown>> => ({ ...row, id: null, version: null, externalId: null });
  const sorted = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part))).toSorted((a, b) => (a < b ? -1 : 1));
  return {
    organisations: sorted(all.organisations.map(plain)),
    groups: sorted(all.groups.map((one) => ({ ...plain(one), parent: of(one.parent), host: of(one.host) }))),
    people: sorted(all.people.map((one) => ({ ...plain(one), organisation: of(one.organisation) }))),
    seats: sorted(all.seats.map((one) => ({ ...plain(one), person: of(one.person), group: of(one.group), organisation: of(one.organisation), substituteFor: of(one.substituteFor) }))),
  };
};

const rows = [
  'Name\tOrganisation\tEmail\tGroup\tRole\tFrom\tTo\tSubstitute for\tAuthority\tElected\tParty\tPortfolio',
  'Asha Patel\tHartshire County Council\tasha@example.org\tPartnership Board\tChair\t1/5/2024\t\t\t£50,000\tLeader\tLabour\t',
  'Asha Patel\tHartshire County Council\tasha@example.org\tOld Forum\tMember\t2019-01-01\t2022-03-31\t\t\t\t\t',
  'Ben "B" O’Neil\tHartshire Police\t\tPartnership Board\tSubstitute\t\t\tasha@example.org\t\t\t\t',
  '=cmd()\tFirm; Ltd\tfirm@example.org\t\t\t\t\t\t\t\t\t',
].join('\n');

before(async () => {
  app = await appUnderTest();
});

test('dates, authority, substitutes and elected members are read, and a second time changes nothing', async () => {
  const at = await side('Rows');
  assert.equal((await send(at, rows)).status, 303);
  const once = await ever(at);
  const chair = once.seats.find((seat) => seat.role === 'chair');
  assert.deepEqual([chair?.from, chair?.to, chair?.authority], ['2024-05-01', null, '£50,000']);
  assert.deepEqual(once.people.find((one) => one.name === 'Asha Patel')?.elected, { place: 'leader', party: 'Labour', portfolio: null });
  assert.equal(once.seats.find((seat) => seat.role === 'substitute')?.substituteFor, chair?.person);
  assert.equal(once.seats.filter((seat) => seat.to === '2022-03-31').length, 1);
  await send(at, rows);
  assert.deepEqual(await ever(at), once);
});

test('rows at fault are each named, and nothing is added', async () => {
  const at = await side('Faults');
  const answer = await send(at, 'Name\tEmail\tGroup\tRole\tFrom\tTo\tSubstitute for\nGood\tgood@example.org\tBoard\tMember\t2024-01-01\t\t\nBad\tbad@example.org\tBoard\tMember\t31/2/2024\t\t\nWorse\tw@example.org\tBoard\tMember\t2024-01-01\t2023-01-01\t\nLost\tl@example.org\tBoard\tSubstitute\t\t\tNobody');
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.match(text, /Row 3: “31\/2\/2024” is not a date/);
  assert.match(text, /Row 4: The seat ends before it begins/);
  assert.equal((await ever(at)).people.length, 0);
});

test('what is exported imports to the same state: here, where it changes nothing, and in another partnership', async () => {
  const at = await side('Out');
  await send(at, rows);
  const earlier = await ever(at);
  const json = await (await app.get(`/p/${at.slug}/people/export/members.popolo.json`, cookie)).text();
  await send(at, json);
  assert.deepEqual(await ever(at), earlier);
  const csv = await (await app.get(`/p/${at.slug}/people/export/members.csv`, cookie)).text();
  assert.match(csv, /'=cmd\(\)/);
  await send(at, csv);
  assert.deepEqual(told(await ever(at)), told(earlier));
  const other = await side('Back in');
  assert.equal((await send(other, json)).status, 303);
  assert.deepEqual(told(await ever(other)), told(earlier));
});

test('a file of another partnership’s ids changes nothing there', async () => {
  const at = await side('Victim');
  await send(at, rows);
  const earlier = await ever(at);
  const json = await (await app.get(`/p/${at.slug}/people/export/members.popolo.json`, cookie)).text();
  const thief = await side('Thief');
  assert.equal((await send(thief, json.replaceAll('Asha Patel', 'Mallory'))).status, 303);
  assert.deepEqual(await ever(at), earlier);
  assert.ok((await ever(thief)).people.every((one) => !earlier.people.some((own) => own.id === one.id)));
});

test('a foreign file: missing dates, duplicate names, a person in forty bodies, an id that is nowhere', async () => {
  const at = await side('Foreign');
  const bodies = Array.from({ length: 40 }, (_, index) => ({ id: `c${index}`, name: `Committee ${index}`, classification: 'committee', parent_id: 'council' }));
  const file = { persons: [{ id: 'a', name: 'Jo Bell' }, { id: 'b', name: 'Jo Bell' }], organizations: [{ id: 'council', name: 'Valley Council', classification: 'local authority' }, ...bodies, { id: 'same', name: 'Committee 1', classification: 'committee', parent_id: 'council' }], memberships: [...bodies.map(({ id }) => ({ person_id: 'a', organization_id: id, role: 'Member' })), { person_id: 'b', organization_id: 'same', role: 'Vice Chair', start_date: '2019-05' }] };
  assert.equal((await send(at, JSON.stringify(file))).status, 303);
  const all = await ever(at);
  assert.equal(all.people.length, 2, 'one name, two people');
  assert.equal(all.groups.filter((group) => group.host !== null).length, 40, 'two committees of one name and one council are one');
  assert.equal(all.seats.length, 41);
  assert.deepEqual(all.seats.filter((seat) => seat.role === 'vice-chair').map((seat) => seat.from), ['2019-05-01']);
  assert.equal(all.seats.filter((seat) => seat.from === null).length, 40);
  assert.ok(all.groups.every((group) => group.host === null || group.host === all.organisations[0]?.id));
  await send(at, JSON.stringify(file));
  assert.deepEqual(await ever(at), all);
  const broken = await send(at, JSON.stringify({ ...file, memberships: [{ person_id: 'zz', organization_id: 'council', role: 'Member' }] }));
  assert.equal(broken.status, 422);
  assert.match(await broken.text(), /there is no person “zz”/);
});

const lancashire = join(projectRoot(), '../shared/data/fixtures/lancashire_councils_popolo_pseudonymised.json');

test('a real file of a county’s councils is read whole, twice', { skip: existsSync(lancashire) ? false : 'the file of councils is not here' }, async () => {
  const at = await side('Lancashire');
  const text = readFileSync(lancashire, 'utf8');
  assert.equal((await send(at, text)).status, 303);
  const all = await ever(at);
  const hosted = all.groups.filter((group) => group.host !== null);
  assert.equal(all.organisations.length + hosted.length, 119);
  assert.equal(all.seats.length, 1130);
  const filled = new Set(all.seats.map((seat) => seat.group));
  assert.equal(hosted.filter((group) => !filled.has(group.id)).length, 21);
  assert.ok(all.organisations.every((one) => one.identifiers['GSS'] !== undefined && one.sector === 'council'));
  await send(at, text);
  assert.deepEqual(await ever(at), all);
  assert.equal((await app.get(`/p/${at.slug}/people/groups`, cookie)).status, 200);
  assert.equal((await app.get(`/p/${at.slug}/people/checks`, cookie)).status, 200);
});

test('the cards of a group, and none of another partnership’s group', async () => {
  const at = await side('Cards');
  await send(at, rows);
  const board = (await ever(at)).groups.find((one) => one.name === 'Partnership Board');
  const cards = await app.get(`/p/${at.slug}/people/cards/${board?.id}.vcf`, cookie);
  assert.match(cards.headers.get('content-type') ?? '', /text\/vcard/);
  const text = await cards.text();
  assert.equal(text.match(/BEGIN:VCARD/g)?.length, 2);
  assert.match(text, /ORG:Hartshire County Council/);
  const other = await side('Cardless');
  assert.equal((await app.get(`/p/${other.slug}/people/cards/${board?.id}.vcf`, cookie)).status, 404);
});

test('somebody who sat for a day that is past sits there then, and not now', async () => {
  const at = await side('Past');
  await send(at, rows);
  const then = await app.services.db.forPartnership(at.id, (tx) => readMembership(tx, at.id, '2020-06-01' as Day));
  assert.deepEqual(then.seats.map((seat) => [seat.from, seat.to]), [['2019-01-01', '2022-03-31']]);
  assert.deepEqual(then.people.map((one) => one.name), ['Asha Patel']);
});

test('only who may edit takes out addresses and phones; a file without them takes nobody’s away', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const member = await app.user('m@place.example');
  await app.member(place.id, member.id, 'member');
  const address = `p0@${place.slug}.example`;
  for (const file of ['members.csv', 'members.popolo.json']) {
    assert.ok((await (await app.get(`/p/${place.slug}/people/export/${file}`, place.cookie)).text()).includes(address), file);
    assert.ok(!(await (await app.get(`/p/${place.slug}/people/export/${file}`, member.cookie)).text()).includes(address), file);
  }
  assert.match(await (await app.get(`/p/${place.slug}/people/export`, member.cookie)).text(), /only the coordinator may take those out/);
  const [group] = (await place.membership()).groups;
  assert.ok(!(await (await app.get(`/p/${place.slug}/people/cards/${group?.id}.vcf`, member.cookie)).text()).includes(address));
  const taken = incomingFromPopolo(await (await app.get(`/p/${place.slug}/people/export/members.popolo.json`, member.cookie)).json());
  assert.ok(taken.ok);
  assert.ok((await place.work((work) => importPeople(work, taken.value))).ok);
  assert.equal((await place.membership()).people[0]?.email, address);
});

test('rows with no headings are told so', async () => {
  const place = await placeIn(app);
  for (const pasted of ['Ann Lee\tThe council\tann@x.example\tBoard\tmember', 'Ann Lee\tThe council\tann@x.example\tBoard\tmember\nBen\tThe council\tben@x.example\tBoard\tmember', 'Name\tOrganisation']) {
    const answer = await app.post(`/p/${place.slug}/people/import/preview`, place.cookie, { rows: pasted });
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /headings/);
  }
});
