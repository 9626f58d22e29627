import type { Context } from 'hono';
import { withoutOddMarks } from '#lib/text.ts';
import type { Refusal } from '#lib/result.ts';
import { ErrorPage } from '#platform/ui/error-page.tsx';
import { Layout } from '#platform/ui/layout.tsx';
import type { Services } from '#platform/services.ts';
import type { Slice } from '#platform/slice.ts';
import type { AskHere, User } from './ask.ts';
import type { Page, Reply } from './reply.ts';
import { takeBanner } from './say-next.ts';
import { headingOf, statusOf } from './refusal-status.ts';

type Around = { readonly user?: User | null; readonly ask?: AskHere };

const navigationOf = (slices: readonly Slice[], ask: AskHere | undefined, path: string) => {
  if (ask === undefined) return [];
  const items = slices.flatMap((slice) => slice.nav ?? []).filter((item) => ask.may(item.act));
  return items
    .toSorted((a, b) => a.order - b.order)
    .map((item) => {
      const href = ask.link(item.path === '' ? '' : item.path);
      const current = item.path === '' ? path === href : path === href || path.startsWith(`${href}/`);
      return { text: item.text, href, current };
    });
};

const renderPage = async (context: Context, slices: readonly Slice[], content: Page, around: Around): Promise<Response> => {
  const path = new URL(context.req.url).pathname;
  const { ask, user } = around;
  const banner = content.banner ?? takeBanner(context);
  const nonce = context.get('secureHeadersNonce') as string | undefined;
  const body = (
    <Layout
      title={content.title}
      navigation={content.bare === true ? [] : navigationOf(slices, ask, path)}
      user={content.bare === true || user == null ? null : { name: user.name }}
      {...(ask === undefined || content.bare === true ? {} : { partnership: { name: ask.here.name, href: ask.link(''), switchHref: '/' } })}
      {...(content.side === undefined ? {} : { sideNavigation: content.side })}
      {...(content.back === undefined ? {} : { backLink: content.back })}
      {...(banner === undefined ? {} : { banner })}
      {...(content.errors === undefined ? {} : { errors: content.errors })}
      {...(content.wide === undefined ? {} : { wide: content.wide })}
      {...(nonce === undefined ? {} : { nonce })}
    >
      {content.body}
    </Layout>
  );
  // As bytes: a string would be looked through once more on its way into a response.
  return context.body(Buffer.from(`<!doctype html>${await body.toString()}`), content.status ?? 200, { 'content-type': 'text/html; charset=UTF-8' });
};

const fileResponse = (context: Context, reply: Extract<Reply, { kind: 'file' }>): Response => {
  const name = withoutOddMarks(reply.name);
  const ascii = name.replace(/[^\w.-]+/g, '-');
  context.header('content-type', reply.type);
  context.header('content-disposition', `${reply.inline === true ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`);
  return context.body(typeof reply.bytes === 'string' ? reply.bytes : new Uint8Array(reply.bytes));
};

export const renderReply = async (context: Context, _services: Services, slices: readonly Slice[], reply: Reply, around: Around = {}): Promise<Response> => {
  switch (reply.kind) {
    case 'page':
      return renderPage(context, slices, reply, around);
    case 'redirect':
      return context.redirect(reply.to, 303);
    case 'file':
      return fileResponse(context, reply);
    case 'json':
      return context.json(reply.body as object, (reply.status ?? 200) as 200);
    default:
      return reply satisfies never;
  }
};

/** A refusal as a page: what went wrong and what to do. */
export const renderRefusal = async (context: Context, services: Services, slices: readonly Slice[], refusal: Refusal, around: Around = {}): Promise<Response> => {
  const heading = headingOf[refusal.kind];
  const body = <ErrorPage heading={heading} message={refusal.message} faults={refusal.faults ?? []} />;
  const response = await renderPage(context, slices, { title: heading, body }, around);
  return new Response(response.body, { status: statusOf[refusal.kind], headers: response.headers });
};
