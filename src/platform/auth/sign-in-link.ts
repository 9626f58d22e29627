import { sql } from 'kysely';
import type { UserId } from '#lib/id.ts';
import { first, run } from '#platform/db/database.ts';
import { queueMessage } from '#platform/mail/message.ts';
import type { Services } from '#platform/services.ts';
import { hashToken, newToken } from './secret.ts';

const minutes = 30;

const textOf = (name: string, link: string): string =>
  [
    `Dear ${name},`,
    `Open this link to sign in to Joinery. It works once, within ${minutes} minutes:\n${link}`,
    'You get this because somebody, we think you, asked to sign in with this address. If it was not you, do nothing: nobody is signed in by this message alone.',
  ].join('\n\n');

/** Sends a sign-in link when the address belongs to a user. Says nothing about whether it does, and does the same work either way. */
export const sendSignInLink = async (services: Services, email: string, next: string | null, now: Date): Promise<void> => {
  const token = newToken();
  await services.db.forService(async (tx) => {
    const user = await first<{ readonly id: UserId; readonly name: string; readonly email: string }>(tx, sql`select id, name, email from platform.app_user where lower(email) = lower(${email})`);
    const hash = hashToken('sign-in', token);
    await run(tx, sql`delete from platform.sign_in_link where expires_at < ${now}`);
    const sealed = { name: user?.name ?? '', address: user?.email ?? '' };
    if (user === null) {
      services.secret.seal(textOf(sealed.name, token));
      return;
    }
    await run(tx, sql`insert into platform.sign_in_link (token_hash, user_id, next, expires_at) values (${hash}, ${user.id}, ${next}, ${new Date(now.getTime() + minutes * 60_000)})`);
    await queueMessage(services, tx, null, { kind: 'sign-in', to: sealed, subject: 'Your link to sign in to Joinery', text: textOf(user.name, `${services.baseUrl()}/sign-in/link/${token}`) });
  });
  services.nudge();
};

/** Uses up a sign-in link: it works once. */
export const takeSignInLink = (services: Services, token: string, now: Date): Promise<{ readonly user: UserId; readonly next: string | null } | null> =>
  services.db.forService((tx) =>
    first(tx, sql`delete from platform.sign_in_link where token_hash = ${hashToken('sign-in', token)} and expires_at > ${now} returning user_id as "user", next`),
  );
