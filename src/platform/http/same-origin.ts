import type { MiddlewareHandler } from 'hono';

/** Lets a change through only from our own pages: Fetch Metadata where the browser sends it, else the Origin. API tokens carry no cookie. */
export const sameOrigin =
  (ours: () => string): MiddlewareHandler =>
  async (context, next) => {
    const method = context.req.method;
    if (method === 'GET' || method === 'HEAD' || (context.req.path.startsWith('/api/v1/') && /^bearer /i.test(context.req.header('authorization') ?? ''))) return next();
    const site = context.req.header('sec-fetch-site');
    const origin = context.req.header('origin');
    const host = context.req.header('host');
    const allowed =
      site !== undefined ? site === 'same-origin' || site === 'none' : origin === undefined || origin === ours() || (URL.canParse(origin) && new URL(origin).host === host);
    if (allowed) return next();
    return context.text('This form came from another site, so nothing was changed. Open the page again and send it from there.', 403);
  };
