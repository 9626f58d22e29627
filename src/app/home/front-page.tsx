import { ok } from '#lib/result.ts';
import { placesOf } from '#platform/auth/membership.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { demoRoles, demoUsers } from '../demo/demo-sign-in.ts';

const Demo = async ({ ask }: { readonly ask: Ask }) => {
  const users = await demoUsers(ask.services);
  return users.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Look around the demo county</h2>
      <p class="govuk-body">Hartshire is made up. Sign in as one of its people in one press, and change what you like.</p>
      <div class="joinery-demo">
        {users.map((user) => (
          <form method="post" action={`/demo/${user.role}`}><Button text={`Sign in as the ${demoRoles[user.role].name}`} classes="govuk-button--secondary" /></form>
        ))}
      </div>
    </>
  );
};

const welcome = (ask: Ask) =>
  page({
    title: 'Joinery',
    body: (
      <>
        <PageHeading heading="Run your partnership, and stop chasing it" lead="Joinery is for the people who run a place’s public services together. Ask the board how well you work together, read what the answers mean, and leave with a plan that somebody owns." />
        <Button text="Set up your own partnership" href="/set-up" isStartButton />
        <p class="govuk-body"><a class="govuk-link" href="/sign-in">Sign in</a></p>
        <Demo ask={ask} />
      </>
    ),
  });

/** The front door: what Joinery is, or where the signed-in user belongs. */
export const frontPage = async (ask: Ask): Answered => {
  const { user } = ask;
  if (user === null) return ok(welcome(ask));
  const places = await placesOf(ask.services.db, user.id);
  const [only] = places;
  if (only !== undefined && places.length === 1 && !user.administrator && ask.query.get('all') === null && !ask.http.req.header('referer')?.includes(`/p/${only.slug}`)) return ok(redirect(`/p/${only.slug}`));
  return ok(
    page({
      title: 'Your partnerships',
      body: (
        <>
          <PageHeading heading={places.length === 0 ? `Welcome, ${user.name}` : 'Your partnerships'} lead={places.length === 0 ? 'You sit in no partnership yet. Set one up, or ask a coordinator to invite you.' : 'Choose where to go.'} />
          {places.length === 0 ? null : <TaskList items={places.map((place) => ({ title: { text: place.name }, href: `/p/${place.slug}`, status: { text: `You are a ${place.role}` } }))} />}
          {places.length > 1 ? <p class="govuk-body"><a class="govuk-link" href="/across">See what waits for you in all of them</a></p> : null}
          <Button text="Set up your own partnership" href="/set-up" classes={places.length === 0 ? '' : 'govuk-button--secondary'} />
          {user.administrator ? <p class="govuk-body"><a class="govuk-link" href="/admin">Administer the service</a></p> : null}
        </>
      ),
    }),
  );
};
