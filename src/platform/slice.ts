import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Result } from '#lib/result.ts';
import type { Ask, AskHere, Role } from '#platform/http/ask.ts';
import type { Answered } from '#platform/http/reply.ts';
import type { Services } from '#platform/services.ts';

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
  readonly homePicture?: (ask: AskHere) => Promise<Child | null>;
};
