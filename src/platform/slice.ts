import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Ask, AskHere, Here, Role } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import type { Fault } from '#lib/result.ts';
import type { Form } from '#platform/http/form.ts';
import type { Services, Work } from '#platform/services.ts';

/** A page inside a partnership (`/p/:slug` + path). It can't be declared without an act. */
export type Route = {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly act: string;
  readonly handle: (ask: AskHere) => Answered;
};

/** A page outside any partnership: personal links, sign-in, the service's own pages. `open` says why it needs no session. */
export type OpenRoute = {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly open: string;
  /** No session is read: whoever opens it is nobody in particular, and leaves no mark on an account. */
  readonly stranger?: boolean;
  readonly handle: (ask: Ask) => Answered;
};

export type ApiScope = 'read' | 'write';

/** One resource of `/api/v1/partnerships/:slug` + path. Its schemas give validation and OpenAPI. */
export type ApiRoute = {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly act: string;
  readonly scope: ApiScope;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  readonly status?: 200 | 201;
  readonly handle: (ask: AskHere, body: unknown) => Promise<Result<unknown>>;
};

export type NavItem = { readonly text: string; readonly path: string; readonly act: string; readonly order: number };

/** One thing on the home page: what waits, what is late, what changed. */
export type HomeItem = {
  readonly group: 'waiting' | 'late' | 'changed' | 'next';
  readonly text: string;
  readonly href: string;
  readonly hint?: string;
  readonly status?: string;
  readonly minutes?: number;
};

/** Work done in the background, once a minute. */
export type Job = { readonly name: string; readonly everyMinute: (services: Services) => Promise<void> };

/** Something that waits for one person. `id` means something to the slice that asks, and to nobody else. */
export type Waiting = { readonly id: string; readonly text: string; readonly why?: string; readonly minutes: number; readonly due: Day | null; readonly late: boolean };

/** Something that somebody should own. `trouble` is what the slice alone can tell: that the owner never answered, or let it lapse. */
export type Owned = {
  readonly id: string;
  readonly text: string;
  /** A path inside the partnership. */
  readonly path: string;
  readonly person: PersonId | null;
  readonly organisation: OrganisationId | null;
  readonly trouble?: string;
};

/** What a slice asks of people who may have no account, and what of its own belongs to somebody (B1, B2). */
export type Contribution = {
  /** One word of an address: `action`, `survey`. */
  readonly kind: string;
  /** What waits for this person now. It is all that they may see of the slice. */
  readonly waiting?: (work: Work, person: PersonId) => Promise<readonly Waiting[]>;
  /** The fields that answer it, inside a form; null when it no longer waits for this person. */
  readonly form?: (work: Work, person: PersonId, id: string, sent: Form | null, faults: readonly Fault[]) => Promise<Child | null>;
  /** Takes the answer and says in words what was given. */
  readonly take?: (work: Work, person: PersonId, id: string, form: Form) => Promise<Result<string>>;
  /** Or: the path of a page of its own where it is answered. */
  readonly go?: (work: Work, person: PersonId, id: string) => Promise<Result<string>>;
  /** Where this person's last contributions were used, in sentences. */
  readonly used?: (work: Work, person: PersonId) => Promise<readonly string[]>;
  readonly owned?: (work: Work) => Promise<readonly Owned[]>;
  /** Gives one of them to another person, and says in words what moved. */
  readonly handOver?: (work: Work, id: string, to: PersonId) => Promise<Result<string>>;
  /** Moves what an organisation owns to the one that comes after it; says how many moved. */
  readonly moveOrganisation?: (work: Work, from: OrganisationId, to: OrganisationId) => Promise<number>;
};

/** What a slice holds about one person, and how it lets go of it. */
export type Personal = {
  readonly holds: (work: Work, person: PersonId) => Promise<readonly { readonly what: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }[]>;
  /** Takes the person out and leaves what was decided. `names` are those they have and had that nobody else here has. */
  readonly forget?: (work: Work, person: { readonly id: PersonId; readonly names: readonly string[] }) => Promise<void>;
};

/** One thing that a partnership may share with another tier, as a table. Its rows hold nothing but what is meant to be seen there. */
export type Share = {
  readonly kind: string;
  readonly title: string;
  readonly hint: string;
  readonly read: (tx: Tx, here: Here) => Promise<{ readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }>;
};

/** A day in the calendar feed. */
export type Dated = { readonly id: string; readonly on: Day; readonly text: string; readonly path: string };

/** An outcome as the golden thread asks after it: its key, and the targets that stand for it. */
export type ThreadOutcome = { readonly key: string; readonly title: string; readonly targets: readonly { readonly id: string; readonly indicator: string | null }[] };

/** What one slice knows of an outcome. `href` is a path inside the partnership; `missing` names the link that is not there. */
export type ThreadPart = {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly href: string; readonly status?: string }[];
  readonly missing: string | null;
  /** Where the missing link is made, by those who may. */
  readonly add?: { readonly text: string; readonly href: string; readonly act: string };
};

export type Slice = {
  readonly name: string;
  /** Which roles may do each act. */
  readonly acts: Readonly<Record<string, readonly Role[]>>;
  readonly routes?: readonly Route[];
  readonly open?: readonly OpenRoute[];
  readonly api?: readonly ApiRoute[];
  readonly jobs?: readonly Job[];
  readonly nav?: readonly NavItem[];
  readonly home?: (ask: AskHere) => Promise<readonly HomeItem[]>;
  readonly contributions?: readonly Contribution[];
  readonly personal?: Personal;
  readonly calendar?: (work: Work) => Promise<readonly Dated[]>;
  /** What this partnership may share with another tier: a name for the choice, and the rows that the other then sees. */
  readonly shares?: readonly Share[];
  /** This slice's part in the golden thread of one outcome. */
  readonly thread?: (work: Work, outcome: ThreadOutcome) => Promise<readonly ThreadPart[]>;
};
