import { Chosen, MessageFields, WhenFields, WhoFields } from '#assessment/asking';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { dateParts } from '#platform/http/typed-date.ts';
import { workOf } from '#platform/http/work-of.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { changeWave, discardWave, draftWave } from '../commands/plan-wave.ts';
import { minutesFor, sevenRelations } from '../core/relations.ts';
import { mayEditWave } from '../core/wave.ts';
import { withAccounts } from '../store/participant-store.ts';
import { waveById, wavesOf, type Wave } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';
import { nextWave, readWaveDraft, waveDraftFrom, wavePlanFrom, type WaveDraft } from './wave-form.ts';

type Props = { readonly ask: AskHere; readonly draft: WaveDraft; readonly membership: Membership; readonly action: string; readonly faults: readonly Fault[]; /** Who can sign in and so see names. */ readonly accounts: ReadonlySet<string>; /** The survey that it is filled in from. */ readonly after?: Wave | null };

const Names = ({ draft, membership, faults, accounts }: Props) => {
  const [day, month, year] = dateParts(draft.keepUntil);
  return (
    <>
      <Textarea id="purpose" name="purpose" label={{ text: 'What is it for?', classes: 'govuk-label--m' }} hint={{ text: 'People read this before the first question' }} value={draft.purpose} rows={4} {...faultMessage(faults, 'purpose')} />
      <Textarea id="consent" name="consent" label={{ text: 'How will answers be used?', classes: 'govuk-label--m' }} value={draft.consent} rows={3} {...faultMessage(faults, 'consent')} />
      <Checkboxes name="seenByCoordinators" idPrefix="seenBy" fieldset={{ legend: { text: 'Who sees names?', classes: 'govuk-fieldset__legend--m' } }} hint={{ text: 'Nobody else will, not even the board. It can’t be widened once the survey is open' }} items={[{ value: 'yes', text: 'The support team', checked: draft.seenByCoordinators }]} values={[]} {...faultMessage(faults, 'seenBy')} />
      <Chosen name="seenBy" legend="Choose people who see names as well" options={membership.people.map((one) => ({ value: one.id, text: accounts.has(one.id) ? one.name : `${one.name} (can’t sign in here yet)` }))} chosen={draft.seenBy} />
      <p class="govuk-hint">Whoever can’t sign in yet sees names only once you have let them in under “Who may sign in”.</p>
      <DateInput id="keepUntil-date" namePrefix="keepUntil" fieldset={{ legend: { text: 'When are names removed?', classes: 'govuk-fieldset__legend--m' } }} hint={{ text: 'From this day on only ties between groups that are large enough are left' }} items={[{ name: 'day', value: day, id: 'keepUntil', classes: 'govuk-input--width-2' }, { name: 'month', value: month, classes: 'govuk-input--width-2' }, { name: 'year', value: year, classes: 'govuk-input--width-4' }]} {...faultMessage(faults, 'keepUntil')} />
      <Input id="minGroup" name="minGroup" label={{ text: 'Smallest group to show figures for', classes: 'govuk-label--m' }} hint={{ text: 'To those who do not see names, organisations and groups with fewer people are withheld, with any that would give them away. At least 3; 5 is usual' }} value={draft.minGroup} inputmode="numeric" classes="govuk-input--width-2" {...faultMessage(faults, 'minGroup')} />
      <Checkboxes name="organisationsNamed" idPrefix="organisationsNamed" fieldset={{ legend: { text: 'Are small organisations shown to the board?', classes: 'govuk-fieldset__legend--m' } }} hint={{ text: 'In a small partnership most organisations have one or two people, and the board would see few of them. What is shown of one with one person is in effect what that person said, so people are told before they answer. It can’t be changed once the survey is open, and ends when names are removed' }} items={[{ value: 'yes', text: 'Show organisations by name to everyone here, even where only one person answered for one', checked: draft.organisationsNamed }]} values={[]} />
    </>
  );
};

const Questions = ({ draft, membership, faults }: Props) => (
  <>
    <Checkboxes name="relations" idPrefix="relations" fieldset={{ legend: { text: 'Which questions?', classes: 'govuk-fieldset__legend--m' } }} hint={{ text: `All seven take about ${minutesFor(7, membership.people.length)} minutes with ${membership.people.length} people on the list, and less with a shorter one. Each can be left out by whoever answers` }} items={sevenRelations.map(({ id, name, ask }) => ({ value: id, text: ask, hint: { text: name } }))} values={draft.relations} {...faultMessage(faults, 'relations')} />
    <Checkboxes name="ratings" idPrefix="ratings" items={[{ value: 'yes', text: 'Also ask how far people rely on those they are often in touch with (optional for them)', checked: draft.ratings }]} values={[]} />
    <Radios
      name="roster" idPrefix="roster" fieldset={{ legend: { text: 'Whom is each person offered?', classes: 'govuk-fieldset__legend--m' } }}
      items={[
        { value: 'all', text: 'Everyone at the table', checked: draft.roster === 'all', hint: { text: 'The likeliest first; the rest by searching' } },
        { value: 'theme', text: 'Those who sit in a group with them', checked: draft.roster === 'theme', hint: { text: 'Shorter. Ties across groups are seen only where people add someone' } },
        { value: 'group', text: 'Those of the groups chosen below', checked: draft.roster === 'group' },
      ]}
      {...faultMessage(faults, 'roster')}
    />
    <Chosen name="rosterGroups" legend="Choose groups for the list" options={membership.groups.map((one) => ({ value: one.id, text: one.name }))} chosen={draft.rosterGroups} />
  </>
);

const draftReply = (props: Props): Reply => {
  const { ask, draft, faults } = props;
  return page({
    title: 'Plan a network survey',
    side: networkSide(ask, 'waves'),
    back: { href: ask.link('/network') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field === 'closesOn' ? 'closes' : fault.field}` }))} />}
        <PageHeading caption="Network" heading="Plan a network survey" lead="It is filled in so that it would do as it stands. Read what people are told, above all." />
        {props.after == null ? null : <InsetText>It is filled in as “{props.after.title}” was asked, so that like can be set beside like: keep the questions and the list as they are unless you must change them.</InsetText>}
        <form method="post" action={props.action} novalidate>
          <input type="hidden" name="version" value={String(draft.version)} />
          <Input id="title" name="title" label={{ text: 'Title', classes: 'govuk-label--m' }} value={draft.title} {...faultMessage(faults, 'title')} />
          <Names {...props} />
          <Questions {...props} />
          <WhoFields {...props} />
          <WhenFields {...props} />
          <MessageFields {...props} />
          <Button text="Save and check" preventDoubleClick />
        </form>
      </>
    ),
  });
};

const show = (ask: AskHere, draft: WaveDraft, action: string, faults: readonly Fault[] = [], after: Wave | null = null): Promise<Reply> =>
  ask.within(async (tx) => draftReply({ ask, draft, action, faults, after, membership: await readMembership(tx, ask.here.id), accounts: await withAccounts(tx, ask.here.id) }));

export const newWavePage = async (ask: AskHere): Answered => {
  const { draft, after } = nextWave(ask, await ask.within((tx) => wavesOf(tx, ask.here.id)));
  return ok(await show(ask, draft, ask.link('/network/new'), [], after));
};

export const saveNewWave = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const draft = readWaveDraft(form.value);
  const { plan, faults } = wavePlanFrom(draft);
  if (faults.length > 0) return ok(await show(ask, draft, ask.link('/network/new'), faults));
  const made = await ask.within((tx) => draftWave(workOf(ask, tx), plan));
  return made.ok ? ok(redirect(ask.link(`/network/${made.value}`))) : ok(await show(ask, draft, ask.link('/network/new'), made.refusal.faults ?? []));
};

const waveToEdit = async (ask: AskHere): Promise<Result<Wave>> => {
  const id = readId<'wave'>(ask.params['id']);
  const wave = id === null ? null : await ask.within((tx) => waveById(tx, ask.here.id, id));
  if (wave === null) return notFound('There is no such survey here.');
  const edit = mayEditWave(wave);
  return edit.ok ? ok(wave) : edit;
};

export const editWavePage = async (ask: AskHere): Answered => {
  const found = await waveToEdit(ask);
  return found.ok ? ok(await show(ask, waveDraftFrom(found.value), ask.link(`/network/${found.value.id}/edit`))) : found;
};

export const saveEditedWave = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const found = await waveToEdit(ask);
  if (!found.ok) return found;
  const wave = found.value;
  const action = ask.link(`/network/${wave.id}/edit`);
  const draft = readWaveDraft(form.value);
  const { plan, faults } = wavePlanFrom(draft);
  if (faults.length > 0) return ok(await show(ask, draft, action, faults));
  const done = await ask.within((tx) => changeWave(workOf(ask, tx), wave.id, draft.version, plan));
  if (done.ok) return ok(redirect(ask.link(`/network/${wave.id}`)));
  if (done.refusal.kind === 'invalid') return ok(await show(ask, draft, action, done.refusal.faults ?? []));
  return done.refusal.kind === 'conflict' ? ok(await show(ask, { ...draft, version: wave.version }, action, [{ field: 'title', message: `Somebody else changed this draft first: its title is now “${wave.title}”. What you typed is below. Save again to put yours in its place` }])) : done;
};

export const discardWavePage = async (ask: AskHere): Answered => {
  const id = readId<'wave'>(ask.params['id']);
  if (id === null) return notFound('There is no such survey here.');
  const done = await ask.within((tx) => discardWave(workOf(ask, tx), id));
  if (!done.ok) return done;
  sayNext(ask.http, 'Draft thrown away');
  return ok(redirect(ask.link('/network')));
};
