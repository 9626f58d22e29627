import { addDays, dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { notFound, refuse, type Result } from '#lib/result.ts';
import { partnershipById } from '#platform/auth/membership.ts';
import { readLink, writeLink } from '#platform/auth/personal-link.ts';
import { hashToken, newToken } from '#platform/auth/secret.ts';
import type { Services, Work } from '#platform/services.ts';
import { contributionLink, insertContributionLink } from '../store/contribution-store.ts';

const daysValid = 60;

/** Makes a personal link for one person and returns its path. The secret in it is kept nowhere. */
export const makeContributionLink = async (work: Work, person: PersonId): Promise<string> => {
  const secret = newToken();
  const today = dayOf(work.now);
  await insertContributionLink(work.tx, work.here.id, { hash: hashToken('contribute', secret), person, madeOn: today, expiresOn: addDays(today, daysValid) });
  return `/c/${writeLink({ partnership: work.here.id, secret })}`;
};

const wrong = notFound('This link is not right, or it has been withdrawn. Open the link from your latest message again, and check that none of it was cut off.');

/** Whoever holds a contribution link: one person, in one partnership, for the work inside. `stillOpens`: the link has not been withdrawn meanwhile. */
export type Contributing = { readonly work: Work; readonly person: PersonId; readonly name: string; readonly stillOpens: () => Promise<boolean> };

/** Opens the transaction of whoever holds a contribution link. A wrong link, a withdrawn one and that of somebody who has left look the same. */
export const byContribution = async <T>(services: Services, text: string, now: Date, act: (contributing: Contributing) => Promise<Result<T>>): Promise<Result<T>> => {
  const link = readLink(text);
  const here = link === null ? null : await partnershipById(services.db, link.partnership);
  if (link === null || here === null) return wrong;
  return services.db.forPartnership(here.id, async (tx) => {
    const read = () => contributionLink(tx, here.id, hashToken('contribute', link.secret));
    const found = await read();
    if (found === null || found.withdrawnOn !== null) return wrong;
    if (found.expiresOn < dayOf(now)) return refuse({ kind: 'gone', message: 'This link has run out. Open the one in your latest message, or reply to it and ask for a new one.' });
    const work: Work = { tx, here, services, now, actor: { user: null, name: found.name, person: found.person } };
    return act({ work, person: found.person, name: found.name, stillOpens: async () => (await read())?.withdrawnOn === null });
  });
};
