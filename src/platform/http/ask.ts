import type { Context } from 'hono';
import type { PartnershipId, PersonId, UserId } from '#lib/id.ts';
import type { Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/services.ts';
import type { Form } from './form.ts';

export const roles = ['coordinator', 'member', 'contributor', 'reader'] as const;
export type Role = (typeof roles)[number];

export type User = { readonly id: UserId; readonly name: string; readonly email: string; readonly administrator: boolean };

export type Here = {
  readonly id: PartnershipId;
  readonly slug: string;
  readonly name: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly demo: boolean;
};

/** Who did it and in which partnership: what every command and every event needs. */
export type Actor = { readonly user: UserId | null; readonly name: string; readonly person?: PersonId | null };

/** A request as a slice sees it. */
export type Ask = {
  readonly http: Context;
  readonly services: Services;
  readonly user: User | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly now: Date;
  /** Reads the body of a POST; refused when it is no form. */
  readonly form: () => Promise<Result<Form>>;
};

/** A request inside a partnership, by someone who may be there. */
export type AskHere = Ask & {
  readonly here: Here;
  readonly role: Role;
  readonly user: User;
  readonly person: PersonId | null;
  readonly seenAt: Date | null;
  readonly actor: Actor;
  /** `/p/slug` and the path after it. */
  readonly link: (path: string) => string;
  readonly may: (act: string) => boolean;
  /** One transaction in this partnership. */
  readonly within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
};
