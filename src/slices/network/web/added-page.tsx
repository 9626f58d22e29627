import { readId } from '#lib/id.ts';
import { ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { logView } from '../commands/names.ts';
import { addedOf, dropAdded, keepOutside, matchAdded } from '../commands/match-added.ts';
import { found } from '../core/roster.ts';
import type { Participant } from '../core/wave.ts';
import { participantsOf } from '../store/participant-store.ts';
import { networkSide } from './network-side.ts';
import { noSuchWave, withWave } from './with-wave.ts';

// Who it may be: the same name first, then the same surname.
const likely = (one: Participant, everyone: readonly Participant[]): string => {
  const words = one.name.split(/\s+/);
  return (found(everyone, one.name)[0] ?? found(everyone, words.at(-1) ?? '')[0])?.id ?? '';
};

const One = ({ action, one, times, everyone }: { readonly action: string; readonly one: Participant; readonly times: number; readonly everyone: readonly Participant[] }) => {
  const chosen = likely(one, everyone);
  return (
    <form method="post" action={action} novalidate class="joinery-message">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{one.name}{one.organisation === null ? '' : `, ${one.organisation}`}{times === 1 ? '' : ` (added by ${times})`}</h2>
      <input type="hidden" name="added" value={one.id} />
      <div class="joinery-filter">
        <Select id={`to-${one.id}`} name="to" label={{ text: `Who is ${one.name}?` }} items={[{ value: '', text: 'Choose' }, { value: keepOutside, text: 'Somebody from outside: keep as named' }, { value: dropAdded, text: 'Leave out' }, ...everyone.map(({ id, name, organisation }) => ({ value: id, text: organisation === null ? name : `${name}, ${organisation}`, selected: id === chosen }))]} />
        <Button text="Save" preventDoubleClick />
      </div>
    </form>
  );
};

/** Names that respondents added, for the coordinator to say who they are. They are in no figure until then. */
export const addedPage = (ask: AskHere): Answered =>
  withWave(ask, async ({ wave, tx, names }) => {
    const all = await participantsOf(tx, ask.here.id, wave.id);
    const everyone = all.filter(({ kind, state }) => kind !== 'added' && state !== 'withdrawn');
    const added = addedOf(all);
    if (added.length > 0) await logView(workOf(ask, tx), wave.id, 'Names that respondents added');
    return ok(
      page({
        title: 'Names added', side: networkSide(ask, 'added', wave.id, names, wave.status === 'closed'), back: { href: ask.link(`/network/${wave.id}`) },
        body: (
          <>
            <PageHeading caption={wave.title} heading="Names added" lead={added.length === 0 ? 'Nobody waits here. When a respondent names somebody who is not on the list, you say here who it is.' : 'Respondents named these people, who were not on their list. Say who each is: what was said of them then counts. Who named them is not shown.'} />
            {added.map(([one, ...others]) => <One action={ask.link(`/network/${wave.id}/added`)} one={one} times={others.length + 1} everyone={everyone} />)}
          </>
        ),
      }),
    );
  });

export const saveAdded = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const [id, added] = [readId<'wave'>(ask.params['id']), readId<'participant'>(form.value.text('added'))];
  if (id === null || added === null) return noSuchWave;
  const done = await ask.within((tx) => matchAdded(workOf(ask, tx), id, added, form.value.text('to')));
  if (!done.ok) return done;
  sayNext(ask.http, `${done.value} is placed`);
  return ok(redirect(ask.link(`/network/${id}/added`)));
};
