import { readMembership } from '#partnership/reads';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId, UserId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Work } from '#platform/services.ts';
import type { AppUnderTest } from './app.ts';

type Membership = Awaited<ReturnType<typeof readMembership>>;

export type Place = {
  readonly id: PartnershipId;
  readonly slug: string;
  readonly people: readonly PersonId[];
  readonly user: UserId;
  readonly cookie: string;
  /** One transaction in the partnership, as a command sees it. */
  readonly work: <T>(act: (work: Work) => Promise<T>) => Promise<T>;
  readonly within: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly membership: (day?: string | null) => Promise<Membership>;
};

let count = 0;

/** A partnership of its own with people in it, and a coordinator who has signed in. */
export const placeIn = async (app: AppUnderTest, people: Parameters<AppUnderTest['partnership']>[2] = []): Promise<Place> => {
  count += 1;
  const { id: user, cookie } = await app.user(`coordinator${count}@place.example`);
  const { id, slug, people: ids } = await app.partnership(`Place ${count}`, user, people);
  const within: Place['within'] = (act) => app.services.db.forPartnership(id, act);
  const here = { id, slug, name: `Place ${count}`, pack: 'lsp-2009', packVersion: '1.0.0', demo: false };
  return {
    id, slug, people: ids, user, cookie, within,
    work: (act) => within((tx) => act({ tx, here, actor: { user: null, name: 'Test' }, now: app.services.clock(), services: app.services })),
    membership: (day = null) => within((tx) => readMembership(tx, id, day as Day | null)),
  };
};
