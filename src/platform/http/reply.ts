import type { Child } from 'hono/jsx';
import type { Result } from '#lib/result.ts';

/** What a page puts inside the layout. */
export type Page = {
  readonly title: string;
  readonly body: Child;
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  readonly back?: { readonly href: string; readonly text?: string };
  readonly side?: readonly { readonly text: string; readonly href: string; readonly current?: boolean }[];
  readonly wide?: boolean;
  readonly errors?: number;
  /** Leave out navigation: for people who come once, by a personal link. */
  readonly bare?: boolean;
  readonly banner?: { readonly text: string; readonly kind?: 'success' | 'information' };
};

export type Reply =
  | ({ readonly kind: 'page' } & Page)
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: readonly string[] }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Uint8Array | string; readonly inline?: boolean }
  | { readonly kind: 'json'; readonly body: unknown; readonly status?: number };

export type Answered = Promise<Result<Reply>>;

export const page = (content: Page): Reply => ({ kind: 'page', ...content });
export const redirect = (to: string): Reply => ({ kind: 'redirect', to });
