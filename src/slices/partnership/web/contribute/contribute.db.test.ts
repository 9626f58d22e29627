import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { addAction } from '#delivery/reads';
import { readMembership } from '#partnership/reads';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run } from '#platform/db/database.ts';
import { invalid, ok } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { formFrom } from '#platform/http/form.ts';
import type { Contribution } from '#platform/slice.ts';
import { slices } from '#app/slices.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { saveOnePage } from './contribute-pages.tsx';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let id: PartnershipId;
let people: readonly PersonId[];

const within = <T>(work: Parameters<typeof app.services.db.forPartnership<T>>[1]) => app.services.db.forPartnership(id, work);
const tick = async (): Promise<void> => {
  for (const job of slices.flatMap((slice) => slice.jobs ?? [])) await job.everyMinute(app.services);
};
const anonymous = (path: string, fields?: Readonly<Record<string, string>>) =>
  app.app.request(`http://joinery.test${path}`, fields === undefined ? {} : { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });

type Mail = { readonly address: string; readonly body: Buffer | null; readonly subject: string };
const mails = () => within((tx) => all<Mail>(tx, sql`select to_address as address, body_sealed as body, subject from platform.message where kind in ('contribution', 'new link') order by created_at`));
const linkTo = async (address: string): Promise<string> => {
  const mail = (await mails()).filter((one) => one.address === address && one.body !== null).at(-1);
  return mail?.body == null ? '' : (/\/c\/\S+/.exec((JSON.parse(app.services.secret.open(mail.body)) as { text: string }).text)?.[0] ?? '');
};

let link: string;
let action: string;

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Gathering', user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Ben Okoro', sector: 'police' }, { name: 'Cat Lowe', sector: 'health' }]);
  [cookie, slug, id, people] = [user.cookie, made.slug, made.id, made.people];
  const here = { id, slug, name: 'Gathering', pack: 'lsp-2009', packVersion: '1.0.0', demo: false };
  const added = await within(async (tx) => {
    const [police] = (await readMembership(tx, id)).organisations.filter((one) => one.sector === 'police');
    return addAction({ tx, here, actor: { user: user.id, name: 'C' }, now: app.services.clock(), services: app.services }, { what: 'Open the hub', ownerOrganisation: police?.id ?? null, ownerPerson: people[1] as PersonId, dueOn: '2026-10-01' as Day, measure: 'It is open', origin: null });
  });
  assert.ok(added.ok);
  action = added.value;
});

test('nothing is sent until the coordinator says so; then each gets one message, and no second one on the same day', async () => {
  await tick();
  assert.equal((await mails()).length, 0);
  const saved = await app.post(`/p/${slug}/people/contributions`, cookie, { gathering: 'yes', senderName: 'Ruth', senderAddress: 'ruth@example.org' });
  assert.equal(saved.status, 303);
  await Promise.all([tick(), tick()]);
  await tick();
  const sent = await mails();
  assert.deepEqual(sent.map((one) => one.address).toSorted(), [0, 1, 2].map((n) => `p${n}@${slug}.example`));
  link = await linkTo(`p1@${slug}.example`);
  assert.match(link, /^\/c\/[\w-]{75}$/);
});

test('the link lists what waits, changes nothing by being opened, and opens nothing else', async () => {
  const text = await (await anonymous(link)).text();
  assert.match(text, /Say how “Open the hub” is going/);
  assert.match(text, /Late/);
  assert.doesNotMatch(text, /Asha Patel/);
  assert.equal((await anonymous(`/p/${slug}/people`)).status, 303);
  assert.equal((await within((tx) => all(tx, sql`select 1 from partnership.contribution`))).length, 0);
});

test('another person’s ask is not found by a link, and a link that is one letter off opens nothing', async () => {
  assert.equal((await anonymous(`${await linkTo(`p0@${slug}.example`)}/action/${action}`)).status, 404);
  const off = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`;
  assert.equal((await anonymous(off)).status, 404);
  assert.equal((await anonymous('/c/nonsense')).status, 404);
});

test('a report is taken, with the fault beside the field first', async () => {
  const wrong = await anonymous(`${link}/action/${action}`, { version: '1', status: '', note: 'kept as typed' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /kept as typed/);
  const done = await anonymous(`${link}/action/${action}`, { version: '1', status: 'at-risk', note: 'Waiting for the lease' });
  assert.equal(done.status, 303);
  const again = await anonymous(`${link}/action/${action}`, { version: '1', status: 'done', note: '' });
  assert.equal(again.status, 404, 'it no longer waits');
  const list = await (await anonymous(link)).text();
  assert.match(list, /What you said about “Open the hub” stands in the improvement plan/);
  assert.match(list, /At risk/);
});

test('what is too long is told beside its field, and nothing is kept', async () => {
  const long = await anonymous(`${link}/me/${people[1]}`, { version: '1', name: 'Ben Okoro', email: `p1@${slug}.example`, phone: '', job: 'j'.repeat(201) });
  assert.equal(long.headers.get('cache-control'), 'private, no-cache', 'Back shows it again');
  assert.equal(long.status, 422);
  assert.match(await long.text(), /Job must be 200 characters or fewer/);
});

test('what is refused leaves nothing behind', async () => {
  const half: Contribution = {
    kind: 'half', waiting: async () => [{ id: 'one', text: 'Half', minutes: 1, due: null, late: false }], form: async () => 'fields',
    take: async ({ tx }, person) => {
      await run(tx, sql`update partnership.person set job = 'half done' where id = ${person}`);
      return invalid([{ field: 'x', message: 'Not like this' }]);
    },
  };
  const done = await saveOnePage([half])({ http: { header: () => undefined }, services: app.services, user: null, params: { link: link.slice('/c/'.length), kind: 'half', id: 'one' }, query: new URLSearchParams(), now: app.services.clock(), form: async () => ok(formFrom(new FormData())) } as unknown as Ask);
  assert.ok(done.ok && done.value.kind === 'page' && done.value.status === 422);
  assert.equal((await within((tx) => readMembership(tx, id))).people.find((one) => one.id === people[1])?.job, null);
});

test('nobody can become somebody else’s account by typing its address on a personal link', async () => {
  const office = await app.user('office@here.example');
  await app.member(id, office.id, 'member');
  const joined = async () => (await within((tx) => first<{ readonly person: string | null }>(tx, sql`select person_id as person from platform.membership where user_id = ${office.id}`)))?.person;
  const refused = await anonymous(`${link}/me/${people[1]}`, { version: '1', name: 'Ben Okoro', email: 'Office@here.example', phone: '', job: '' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /This address can’t be used here/);
  assert.equal(await joined(), null);
});

test('a person corrects their own record, and the old address is told', async () => {
  const done = await anonymous(`${link}/me/${people[1]}`, { version: '1', name: 'Ben Okoro', email: 'ben@new.example', phone: '', job: 'Superintendent' });
  assert.equal(done.status, 200);
  assert.match(await done.text(), /A new one is on its way/);
  assert.equal((await anonymous(link)).status, 404, 'whoever reads the old address is let in no more');
  link = await linkTo('ben@new.example');
  assert.match(await (await anonymous(link)).text(), /You changed your email address and job/);
  const told = await within((tx) => all<{ readonly address: string }>(tx, sql`select to_address as address from platform.message where kind = 'address changed'`));
  assert.deepEqual(told, [{ address: `p1@${slug}.example` }]);
});

test('an address that bounces is noted, and is not written to again until it is changed', async () => {
  await within((tx) => run(tx, sql`update platform.message set failed_at = now(), refused = true, last_error = '550 no such mailbox' where to_address = ${`p2@${slug}.example`}`));
  await tick();
  const row = await within((tx) => first<{ readonly reason: string | null }>(tx, sql`select bounce_reason as reason from partnership.person where id = ${people[2]}`));
  assert.match(row?.reason ?? '', /no such mailbox/);
  app.setNow(new Date('2026-12-25T10:00:00Z'));
  await tick();
  const later = (await mails()).map((one) => one.address);
  assert.equal(later.filter((address) => address === `p2@${slug}.example`).length, 1);
  assert.equal(later.filter((address) => address === 'ben@new.example').length, 2);
  app.setNow(new Date('2026-11-21T10:00:00Z'));
});

test('mail that failed for want of a mail server tells nothing about an address', async () => {
  await within((tx) => run(tx, sql`update platform.message set failed_at = now(), last_error = 'It could not be sent within three days' where to_address = ${`p0@${slug}.example`}`));
  await tick();
  const row = await within((tx) => first<{ readonly reason: string | null }>(tx, sql`select bounce_reason as reason from partnership.person where id = ${people[0]}`));
  assert.equal(row?.reason, null);
  await within((tx) => run(tx, sql`update platform.message set failed_at = null, last_error = null where to_address = ${`p0@${slug}.example`}`));
});

test('“not me any more” moves nothing until the coordinator agrees, and then everything, once', async () => {
  assert.equal((await anonymous(`${link}/not-me`, { name: '', email: '', note: '' })).status, 422);
  assert.equal((await anonymous(`${link}/not-me`, { name: 'Dee Marsh', email: 'dee@example.org', note: 'I have moved' })).status, 200);
  assert.match(await (await anonymous(link)).text(), /you named Dee Marsh[\s\S]*has not decided yet/);
  assert.ok((await within((tx) => readMembership(tx, id))).people.some((one) => one.id === people[1]));
  const request = await within((tx) => first<{ readonly id: string }>(tx, sql`select id from partnership.handover where status = 'waiting'`));
  const agree = () => app.post(`/p/${slug}/people/orphans/request`, cookie, { id: request?.id ?? '', decision: 'agree' });
  const [one, two] = await Promise.all([agree(), agree()]);
  assert.deepEqual([one.status, two.status].toSorted((a, b) => a - b), [303, 409]);
  const after = await within((tx) => readMembership(tx, id));
  const dee = after.people.find((person) => person.name === 'Dee Marsh');
  assert.ok(dee !== undefined && !after.people.some((person) => person.id === people[1]));
  assert.equal(after.seats.filter((seat) => seat.person === dee.id).length, 1);
  const owner = await within((tx) => first<{ readonly owner: string }>(tx, sql`select owner_person as owner from delivery.action where id = ${action}`));
  assert.equal(owner?.owner, dee.id);
  assert.equal((await anonymous(link)).status, 404, 'the link of somebody who has left opens nothing');
});

test('who sat where before the hand-over can still be told', async () => {
  await within((tx) => run(tx, sql`update partnership.seat set to_day = '2026-11-22' where to_day = '2026-11-21'`));
  const earlier = await within((tx) => readMembership(tx, id, '2026-11-20' as Day));
  assert.ok(earlier.people.every((person) => person.name !== 'Dee Marsh'));
  assert.equal(earlier.people.find((person) => person.id === people[1])?.name, 'Ben Okoro');
  assert.deepEqual(earlier.seats.filter((seat) => seat.person === people[1]).map((seat) => seat.role), ['member']);
});

test('on a narrow screen a person’s links can be withdrawn without looking for the button, and what was written is a press away', async () => {
  const text = await (await app.get(`/p/${slug}/people/contributions`, cookie)).text();
  assert.match(text, /<th[^>]*>Person<\/th><th[^>]*>Their links<\/th>/);
  assert.match(text, /Asha Patel<\/a><\/t[hd]><td[^>]*><form[^>]*withdraw/);
  assert.match(text, /\/health-check\/messages"/);
});

test('a person’s page shows their seats before the form that changes them', async () => {
  const text = await (await app.get(`/p/${slug}/people/person/${people[0]}`, cookie)).text();
  assert.ok(text.indexOf('>Seats<') > 0 && text.indexOf('>Seats<') < text.indexOf('name="email"'));
});

test('a withdrawn link opens nothing', async () => {
  const other = await linkTo(`p0@${slug}.example`);
  assert.equal((await anonymous(other)).status, 200);
  await app.post(`/p/${slug}/people/contributions/withdraw`, cookie, { person: people[0] as string });
  assert.equal((await anonymous(other)).status, 404);
});

test('a link that went to a wrong address opens nothing once the coordinator has put the address right', async () => {
  const wrong = await linkTo(`p2@${slug}.example`);
  assert.equal((await anonymous(wrong)).status, 200);
  const { version = 0, organisation } = (await within((tx) => readMembership(tx, id))).people.find((one) => one.id === people[2]) ?? {};
  const saved = await app.post(`/p/${slug}/people/person/${people[2]}`, cookie, { version: String(version), name: 'Cat Lowe', email: 'right@x.example', phone: '', job: '', organisation: organisation ?? '', place: '', party: '', portfolio: '' });
  assert.equal(saved.status, 303);
  assert.equal((await anonymous(wrong)).status, 404);
});

test('erasing a person leaves what was decided and nothing of who they were', async () => {
  const held = await (await app.get(`/p/${slug}/people/person/${people[1]}/held.json`, cookie)).text();
  assert.match(held, /Ben Okoro/);
  assert.match(held, /Open the hub/);
  const wrong = await app.post(`/p/${slug}/people/person/${people[1]}/erase`, cookie, { sure: 'Ben' });
  assert.equal(wrong.status, 303);
  assert.match(await (await app.get(`/p/${slug}/people/person/${people[1]}/held.json`, cookie)).text(), /Ben Okoro/);
  await app.post(`/p/${slug}/people/person/${people[1]}/erase`, cookie, { sure: 'Ben Okoro' });
  const tables = await within((tx) => all<{ readonly name: string }>(tx, sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('partnership', 'delivery', 'assessment') or (schemaname = 'platform' and tablename in ('event', 'message', 'membership'))`));
  for (const { name } of tables) {
    const found = await within((tx) => all(tx, sql`select 1 from ${sql.raw(name)} as t where t::text ilike any(array['%Ben Okoro%', '%ben@new.example%', ${`%p1@${slug}.example%`}])`));
    assert.equal(found.length, 0, `${name} still names the person`);
  }
  const said = await within((tx) => first<{ readonly note: string; readonly by: string }>(tx, sql`select note, by from delivery.action_update`));
  assert.deepEqual(said, { note: 'Waiting for the lease', by: 'Someone who has left' });
});
