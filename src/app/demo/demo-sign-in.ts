import { sql } from 'kysely';
import type { UserId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { all } from '#platform/db/database.ts';
import type { Ask } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import type { Services } from '#platform/services.ts';
import { startSession } from '../account/start-session.ts';

/** The four people anyone may be in the demo. */
export const demoRoles = {
  coordinator: { name: 'coordinator', email: 'coordinator@demo.joinery.example' },
  member: { name: 'board member', email: 'member@demo.joinery.example' },
  'theme-lead': { name: 'theme lead', email: 'theme-lead@demo.joinery.example' },
  administrator: { name: 'administrator', email: 'administrator@demo.joinery.example' },
} as const;
export type DemoRole = keyof typeof demoRoles;

export type DemoUser = { readonly role: DemoRole; readonly id: UserId; readonly name: string };

const allowed = (services: Services): boolean => services.config.demo !== 'no' && !services.config.production;

/** Who can be signed in as in one press: nobody in production, nor without the demo. */
export const demoUsers = async (services: Services): Promise<readonly DemoUser[]> => {
  if (!allowed(services)) return [];
  const rows = await services.db.forService((tx) => all<{ readonly id: UserId; readonly name: string; readonly email: string }>(tx, sql`select id, name, email from platform.app_user where email like '%@demo.joinery.example'`));
  return (Object.keys(demoRoles) as DemoRole[]).flatMap((role) => rows.filter((row) => row.email === demoRoles[role].email).map(({ id, name }) => ({ role, id, name })));
};

export const demoSignIn = async (ask: Ask): Answered => {
  const user = (await demoUsers(ask.services)).find((one) => one.role === ask.params['role']);
  return user === undefined ? notFound('There is no demo on this server.') : ok(await startSession(ask, user.id, '/'));
};
