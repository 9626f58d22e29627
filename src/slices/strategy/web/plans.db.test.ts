import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import type { Plan } from '../core/plan.ts';
import { outcomesNow, outcomesOfPlan, plansOf } from '../store/plan-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let stranger: { readonly cookie: string; readonly slug: string; readonly id: PartnershipId };

const send = (path: string, fields: Readonly<Record<string, string>>, as = { cookie, slug }) => app.post(`/p/${as.slug}/strategy${path}`, as.cookie, fields);
const read = async (path = '', as = { cookie, slug }): Promise<string> => (await app.get(`/p/${as.slug}/strategy${path}`, as.cookie)).text();
const plans = (id = here): Promise<readonly Plan[]> => app.services.db.forPartnership(id, (tx) => plansOf(tx, id));
const outcomes = () => app.services.db.forPartnership(here, (tx) => outcomesNow(tx, here));
const happened = async (): Promise<readonly string[]> => (await app.services.db.forPartnership(here, (tx) => all<{ readonly what: string }>(tx, sql`select what from platform.event where subject_kind in ('plan', 'theme', 'outcome') order by id`))).map((row) => row.what);
const plan = (more: Readonly<Record<string, string>> = {}) => ({ title: 'Our place', level: 'county', vision: 'A good place', ...more });
const due = (prefix: string, day: string): Readonly<Record<string, string>> => { const [year = '', month = '', date = ''] = day.split('-'); return { [`${prefix}-day`]: date, [`${prefix}-month`]: month, [`${prefix}-year`]: year }; };

before(async () => {
  app = await appUnderTest();
  const begin = async (name: string, email: string) => {
    const user = await app.user(email);
    const made = await app.partnership(name, user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }]);
    return { cookie: user.cookie, slug: made.slug, id: made.id };
  };
  const ours = await begin('Ours', 'c@example.org');
  [cookie, slug, here] = [ours.cookie, ours.slug, ours.id];
  stranger = await begin('Elsewhere', 'other@example.org');
});

test('an empty strategy says where to begin', async () => {
  assert.match(await read(), /Begin with the strategy that you have/);
  assert.match(await read('/plans'), /Add a strategy or plan/);
});

test('a plan with faults is refused beside its fields, and what was typed is still there', async () => {
  const answer = await send('/plans/new/edit', { ...plan({ title: '', vision: '<i>Ours</i>', actionPlanLink: 'javascript:alert(1)' }), ...due('coversFrom', '2027-13-45') });
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.match(text, /Enter a real date/);
  assert.match(text, /&lt;i&gt;Ours/);
  const second = await (await send('/plans/new/edit', plan({ title: '', actionPlanLink: 'javascript:alert(1)' }))).text();
  assert.match(second, /Enter the title of the strategy or plan/);
  assert.match(second, /Enter a link that begins with https/);
  assert.equal((await plans()).length, 0);
});

test('a form sent twice at once adds one plan', async () => {
  const answers = await Promise.all([send('/plans/new/edit', plan()), send('/plans/new/edit', plan())]);
  assert.deepEqual(answers.map((answer) => answer.status), [303, 303]);
  assert.equal((await plans()).length, 1);
  assert.deepEqual(await happened(), ['PlanAdded']);
});

test('the second of two editors is told and shown both versions', async () => {
  const [one] = await plans();
  const path = `/plans/${one?.id}/edit`;
  assert.equal((await send(path, { ...plan({ vision: 'First' }), version: '1' })).status, 303);
  const second = await send(path, { ...plan({ vision: 'Second' }), version: '1' });
  assert.equal(second.status, 409);
  const text = await second.text();
  assert.match(text, /First/);
  assert.match(text, /Second/);
  assert.equal((await plans())[0]?.vision, 'First');
});

test('a plan has themes and outcomes, and an outcome keeps its address through every version', async () => {
  const [one] = await plans();
  assert.equal((await send(`/plans/${one?.id}/themes/new`, { title: 'Safer' })).status, 303);
  assert.equal((await send(`/plans/${one?.id}/outcomes/new`, { title: 'Fewer people are hurt', good: 'Nobody is' })).status, 303);
  assert.equal((await send(`/plans/${one?.id}/outcomes/new`, { title: '' })).status, 422);
  assert.equal((await outcomes())[0]?.key, 'fewer-people-are-hurt');
  assert.equal((await send(`/plans/${one?.id}/adopt`, { version: '2' })).status, 303);
  assert.equal((await send(`/plans/${one?.id}/version`, {})).status, 303);
  assert.equal((await send(`/plans/${one?.id}/version`, {})).status, 303, 'a second press leads to the same draft');
  const next = (await plans()).find((each) => each.number === 2);
  const [copy] = await app.services.db.forPartnership(here, (tx) => outcomesOfPlan(tx, here, next?.id as Plan['id']));
  assert.equal(copy?.key, 'fewer-people-are-hurt');
  assert.equal((await send(`/plans/${next?.id}/outcomes/${copy?.id}`, { title: 'Nobody is hurt', version: '1' })).status, 303);
  assert.equal((await outcomes())[0]?.title, 'Fewer people are hurt', 'a draft that will replace a plan holds nothing yet');
  assert.equal((await send(`/plans/${next?.id}/adopt`, { version: '1' })).status, 303);
  assert.deepEqual((await outcomes()).map((each) => [each.key, each.title]), [['fewer-people-are-hurt', 'Nobody is hurt']]);
  assert.deepEqual((await plans()).map((each) => [each.number, each.status]), [[2, 'adopted'], [1, 'replaced']]);
  assert.equal((await send(`/plans/${one?.id}/edit`, { ...plan({ vision: 'Late' }), version: '4' })).status, 409, 'what was replaced stays as it was');
});

test('a plan whose review is overdue is named first on the overview and on the home page', async () => {
  const next = (await plans()).find((each) => each.status === 'adopted');
  assert.equal((await send(`/plans/${next?.id}/edit`, { ...plan(), ...due('reviewDue', '2026-11-01'), version: String(next?.version) })).status, 303);
  assert.match(await read(), /Its review was due on 1 November 2026/);
  assert.match(await (await app.get(`/p/${slug}`, cookie)).text(), /Review Our place/);
});

test('an outcome serves only an outcome of a wider plan, and never in a ring', async () => {
  assert.equal((await send('/plans/new/edit', plan({ title: 'Town', level: 'district' }))).status, 303);
  const [county, town] = [(await plans()).find((one) => one.status === 'adopted'), (await plans()).find((one) => one.title === 'Town')];
  assert.equal((await send(`/plans/${town?.id}/outcomes/new`, { title: 'Calm nights', serves: 'fewer-people-are-hurt' })).status, 303);
  const upper = (await outcomes()).find((one) => one.plan === county?.id);
  const api = await send(`/plans/${county?.id}/outcomes/${upper?.id}`, { title: 'Nobody is hurt', serves: 'calm-nights', version: String(upper?.version) });
  assert.notEqual((await outcomes()).find((one) => one.key === upper?.key)?.serves, 'calm-nights');
  assert.ok([303, 422].includes(api.status));
  assert.match(await read('/levels'), /Calm nights/);
});

test('the golden thread names its missing links first, and delivery’s part is there', async () => {
  const text = await read('/outcomes/fewer-people-are-hurt');
  assert.match(text, /links are missing/);
  assert.match(text, /It rests on no evidence/);
  assert.match(text, /No open action comes from it/);
  assert.match(text, /Served by: Calm nights/);
  const form = await (await app.get(`/p/${slug}/delivery/new?origin-slice=strategy&origin-kind=outcome&origin-id=fewer-people-are-hurt&origin-text=Nobody+is+hurt`, cookie)).text();
  assert.match(form, /value="fewer-people-are-hurt"/);
});

test('a reader sees it all and can change nothing', async () => {
  const reader = await app.user('reader@example.org');
  await app.member(here, reader.id, 'reader');
  const as = { cookie: reader.cookie, slug };
  assert.match(await read('/outcomes/fewer-people-are-hurt', as), /Nobody is hurt/);
  assert.doesNotMatch(await read('/outcomes/fewer-people-are-hurt', as), /Add an action/);
  assert.equal((await send('/plans/new/edit', plan({ title: 'No' }), as)).status, 403);
});

test('another partnership sees nothing of it', async () => {
  assert.equal((await plans(stranger.id)).length, 0);
  const as = { cookie: stranger.cookie, slug: stranger.slug };
  assert.equal((await app.get(`/p/${stranger.slug}/strategy/plans/${(await plans())[0]?.id}`, stranger.cookie)).status, 404);
  assert.equal((await app.get(`/p/${stranger.slug}/strategy/outcomes/fewer-people-are-hurt`, stranger.cookie)).status, 404);
  assert.doesNotMatch(await read('', as), /Our place/);
});
