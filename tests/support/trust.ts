import { sql } from 'kysely';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { readMembership } from '#partnership/reads';
import { all, run } from '#platform/db/database.ts';
import { slices } from '#app/slices.ts';
import { appUnderTest, type AppUnderTest } from './app.ts';
import { addIndicator } from '../../src/slices/performance/commands/edit-indicator.ts';
import { enterFigures } from '../../src/slices/performance/commands/enter-figures.ts';
import { emptyIndicator, type Indicator, type IndicatorDraft } from '../../src/slices/performance/core/indicator.ts';
import { indicatorsOf } from '../../src/slices/performance/store/indicator-store.ts';

/** A partnership of three partners with two indicators: the police bring one, the council the other. */
export type TrustUnderTest = {
  readonly app: AppUnderTest;
  readonly id: PartnershipId;
  readonly slug: string;
  readonly people: Readonly<Record<'asha' | 'ben' | 'cat', PersonId>>;
  readonly organisations: Readonly<Record<'council' | 'police' | 'health', OrganisationId>>;
  /** Cookies: the coordinator, Ben and Cat as contributors, Asha as a member, somebody who reads, and the coordinator of another partnership. */
  readonly as: Readonly<Record<'coordinator' | 'ben' | 'cat' | 'asha' | 'reader' | 'other', string>>;
  readonly burglary: () => Promise<Indicator>;
  readonly homes: () => Promise<Indicator>;
  readonly give: (indicator: Indicator, period: string, value: string, revision?: number) => Promise<void>;
  readonly get: (path: string, as?: keyof TrustUnderTest['as']) => Promise<Response>;
  readonly read: (path: string, as?: keyof TrustUnderTest['as']) => Promise<string>;
  readonly post: (path: string, fields: Readonly<Record<string, string>>, as?: keyof TrustUnderTest['as']) => Promise<Response>;
  readonly anonymous: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Response>;
  /** The personal link of one of the people, from the message that gathers what waits. */
  readonly linkOf: (who: 0 | 1 | 2) => Promise<string>;
};

const draft: IndicatorDraft = { ...emptyIndicator, title: 'Burglaries', code: 'L 1', definition: 'Recorded by the police', measure: 'number', better: 'down', periodRule: 'financial-year', decimals: 0, smallest: 0 };

const linkIn = async (app: AppUnderTest, id: PartnershipId, address: string): Promise<string> => {
  const mails = await app.services.db.forPartnership(id, (tx) => all<{ readonly body: Buffer | null }>(tx, sql`select body_sealed as body from platform.message where kind = 'contribution' and to_address = ${address} order by created_at`));
  const body = mails.findLast((one) => one.body !== null)?.body;
  return body == null ? '' : (/\/c\/\S+/.exec((JSON.parse(app.services.secret.open(body)) as { text: string }).text)?.[0] ?? '');
};

const usersOf = async (app: AppUnderTest, id: PartnershipId, people: readonly PersonId[]) => {
  const join = async (email: string, role: string, person: PersonId | null): Promise<string> => {
    const user = await app.user(email);
    await app.member(id, user.id, role);
    await app.services.db.forService((tx) => run(tx, sql`update platform.membership set person_id = ${person} where partnership_id = ${id} and user_id = ${user.id}`));
    return user.cookie;
  };
  return { ben: await join('ben@example.org', 'contributor', people[1] as PersonId), cat: await join('cat@example.org', 'contributor', people[2] as PersonId), asha: await join('asha@example.org', 'member', people[0] as PersonId), reader: await join('reader@example.org', 'reader', null) };
};

export const trustUnderTest = async (): Promise<TrustUnderTest> => {
  const app = await appUnderTest();
  const [user, stranger] = [await app.user('c@example.org'), await app.user('other@example.org')];
  const made = await app.partnership('Trust', user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Ben Okoro', sector: 'police' }, { name: 'Cat Lowe', sector: 'health' }]);
  await app.partnership('Others', stranger.id, [{ name: 'Dan Reid', sector: 'council' }]);
  const { id, slug, people: [asha, ben, cat] } = made as typeof made & { readonly people: readonly [PersonId, PersonId, PersonId] };
  const here = { id, slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false };
  const within = <T>(act: Parameters<typeof app.services.db.forPartnership<T>>[1]) => app.services.db.forPartnership(id, act);
  const { organisations: found } = await within((tx) => readMembership(tx, id));
  const organisation = (sector: string) => found.find((one) => one.sector === sector)?.id as OrganisationId;
  const work = (tx: Parameters<Parameters<typeof within>[0]>[0]) => ({ tx, here, actor: { user: user.id, name: 'The coordinator' }, now: app.services.clock(), services: app.services });
  await within(async (tx) => {
    await addIndicator(work(tx), { ...draft, leadOrganisation: organisation('police'), leadPerson: ben, accountablePerson: ben });
    await addIndicator(work(tx), { ...draft, title: 'Homes built', code: 'L 2', better: 'up', leadOrganisation: organisation('council'), leadPerson: asha });
  });
  const as = { coordinator: user.cookie, other: stranger.cookie, ...(await usersOf(app, id, made.people)) };
  const indicator = async (code: string) => (await within((tx) => indicatorsOf(tx, id))).find((one) => one.code === code) as Indicator;
  const anonymous = (path: string, fields?: Readonly<Record<string, string>>) => Promise.resolve(app.app.request(`http://joinery.test${path}`, fields === undefined ? {} : { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }));
  const get: TrustUnderTest['get'] = (path, who = 'coordinator') => app.get(`/p/${slug}${path}`, as[who]);
  return {
    app, id, slug, as, get, anonymous, people: { asha, ben, cat }, organisations: { council: organisation('council'), police: organisation('police'), health: organisation('health') },
    burglary: () => indicator('L 1'), homes: () => indicator('L 2'), read: async (path, who) => (await get(path, who)).text(), post: (path, fields, who = 'coordinator') => app.post(`/p/${slug}${path}`, as[who], fields),
    give: async (one, period, value, revision = 0) => {
      const done = await within((tx) => enterFigures(work(tx), one.id, [{ area: '', breakdown: '', period, revision, figure: { value, numerator: '', denominator: '', lower: '', upper: '', state: '', note: 'Counted with care' } }], { person: null, coordinator: true, source: 'form' }));
      if (!done.ok) throw new Error(done.refusal.message);
    },
    linkOf: async (who) => {
      await app.post(`/p/${slug}/people/contributions`, user.cookie, { gathering: 'yes', senderName: 'Ruth', senderAddress: 'ruth@example.org' });
      for (const job of slices.flatMap((slice) => slice.jobs ?? [])) await job.everyMinute(app.services);
      return linkIn(app, id, `p${who}@${slug}.example`);
    },
  };
};
