import { formatDay, dayOf } from '#lib/day.ts';
import { ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { setPublished } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';
import { PublicVersion, publishedOf } from './public-page.tsx';
import { withWave, type WithWave } from './with-wave.ts';

const notYet = refuse({ kind: 'conflict', message: 'This can be published once the survey has closed, so that nobody is swayed by it.' });

const closed = (ask: AskHere, act: (found: WithWave) => Promise<Result<Reply>>): Answered => withWave(ask, (found) => (found.wave.status === 'closed' ? act(found) : Promise.resolve(notYet)));

/** What everybody would see, before it is opened to them; and the address, once it is. */
export const publishPage = (ask: AskHere): Answered =>
  closed(ask, async ({ wave, tx, names }) => {
    const address = `${ask.services.baseUrl()}/public/${ask.here.slug}/network/${wave.id}`;
    const isOpen = wave.publishedAt !== null;
    return ok(page({
      title: 'Public version', side: networkSide(ask, 'publish', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) },
      body: (
        <>
          <PageHeading caption={wave.title} heading="Public version" lead={isOpen ? `Everybody can read this since ${formatDay(dayOf(wave.publishedAt as Date))}, with no account.` : 'Everybody could read what is below, with no account. Look through it, then publish it.'} />
          {isOpen ? <InsetText>Its address: <a class="govuk-link" href={address}>{address}</a></InsetText> : null}
          <form method="post" action={ask.link(`/network/${wave.id}/publish`)}>
            <input type="hidden" name="public" value={isOpen ? 'no' : 'yes'} />
            <Button text={isOpen ? 'Take it back' : 'Publish it'} classes={isOpen ? 'govuk-button--secondary' : ''} preventDoubleClick />
          </form>
          <h2 class="govuk-heading-l">What everybody {isOpen ? 'sees' : 'would see'}</h2>
          <PublicVersion {...await publishedOf(workOf(ask, tx), wave)} />
        </>
      ),
    }));
  });

/** Opens the public version to everybody, or takes it back. Saying either twice changes nothing. */
export const savePublished = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const isPublic = form.value.text('public') === 'yes';
  return closed(ask, async ({ wave, tx }) => {
    if (await setPublished(tx, ask.here.id, wave.id, isPublic ? ask.now : null)) await record(workOf(ask, tx), { what: isPublic ? 'NetworkPublished' : 'NetworkTakenBack', subject: { kind: 'network wave', id: wave.id }, data: { title: wave.title } });
    sayNext(ask.http, isPublic ? 'Published' : 'Taken back: its address opens nothing any more');
    return ok(redirect(ask.link(`/network/${wave.id}/publish`)));
  });
};
