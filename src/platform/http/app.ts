import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { randomUUID } from 'node:crypto';
import type { Refusal } from '#lib/result.ts';
import type { Services } from '#platform/services.ts';
import type { Slice } from '#platform/slice.ts';
import { mountApi, problem } from './api.ts';
import { mountAssets } from '#platform/ui/assets.ts';
import { infrastructureRefusal } from './infrastructure.ts';
import { mountOpenRoute, mountRoute } from './mount.ts';
import { renderRefusal } from './render.tsx';
import { sameOrigin } from './same-origin.ts';

const headers = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'", NONCE],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: false,
  });

const failed = (services: Services, slices: readonly Slice[]) => async (error: unknown, context: Context) => {
  const refusal = infrastructureRefusal(error);
  const id = randomUUID();
  services.log(refusal === null ? 'bug' : 'infrastructure lost', { id, method: context.req.method, route: context.req.routePath, error: error instanceof Error ? error.stack : String(error) });
  const told: Refusal = refusal?.refusal ?? {
    kind: 'unavailable',
    message: `Something went wrong on our side and nothing was changed. Go back and try again. If it happens again, tell the administrator this number: ${id}`,
  };
  return context.req.path.startsWith('/api/') ? problem(context, told) : renderRefusal(context, services, slices, told);
};

/** The whole web app, as a function of its parts. The order below is the order of every request. */
export const createApp = (services: Services, slices: readonly Slice[]): Hono => {
  const app = new Hono();
  app.use(headers());
  mountAssets(app);
  app.use(sameOrigin(services.baseUrl));
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });
  const tooLarge: Refusal = { kind: 'too-large', message: `That is larger than ${Math.floor(services.config.uploadLimit / 1_000_000)} MB. Send a smaller file, or split it.` };
  app.use(bodyLimit({ maxSize: services.config.uploadLimit, onError: (context) => (context.req.path.startsWith('/api/') ? problem(context, tooLarge) : renderRefusal(context, services, slices, tooLarge)) }));
  app.get('/health', (context) => context.text('ok'));
  mountApi(app, services, slices);
  for (const slice of slices) for (const route of slice.open ?? []) mountOpenRoute(app, services, slices, route);
  for (const slice of slices) for (const route of slice.routes ?? []) mountRoute(app, services, slices, route);
  app.notFound((context) => renderRefusal(context, services, slices, { kind: 'not-found', message: 'Check the address, or go to your home page.' }));
  app.onError(failed(services, slices));
  return app;
};
