import type { Context } from 'hono';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { readForm, type Form } from './form.ts';
import { page, redirect, type Reply } from './reply.ts';
import { sayNext } from './say-next.ts';

// What would be a loss: sentences, and not choices, dates or hidden ids.
const worthKeeping = (form: Form): readonly string[] => form.names().map((name) => form.lines(name)).filter((text) => text.length >= 12 && /\s/.test(text));

const pageOfForm = (context: Context): string => {
  const from = context.req.header('referer') ?? '';
  if (!URL.canParse(from) || new URL(from).host !== new URL(context.req.url).host) return '';
  const { pathname, search } = new URL(from);
  return pathname.length + search.length > 1500 ? pathname : `${pathname}${search}`;
};

/** What becomes of a form that comes after its session has ended: nothing is saved, what was typed is shown so that it can be copied, and signing in leads back to its page. */
export const signedOutForm = async (context: Context): Promise<Reply> => {
  const form = await readForm(context);
  const typed = form.ok ? worthKeeping(form.value) : [];
  const from = pageOfForm(context);
  const signIn = `/sign-in${from === '' ? '' : `?next=${encodeURIComponent(from)}`}`;
  if (typed.length === 0) {
    sayNext(context, 'You are no longer signed in, so what you sent was not saved. Sign in and send it again', 'important');
    return redirect(signIn);
  }
  return page({
    title: 'You are no longer signed in', status: 401,
    body: (
      <>
        <PageHeading heading="You are no longer signed in" lead="What you sent was not saved. Copy what you need from below, sign in, and send it again." />
        {typed.map((text) => <div class="govuk-inset-text joinery-lines">{text}</div>)}
        <p class="govuk-body"><a class="govuk-button" role="button" href={signIn}>Sign in</a></p>
      </>
    ),
  });
};
