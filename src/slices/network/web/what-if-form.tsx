import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Input } from '#platform/ui/input.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { plain } from '../core/roster.ts';
import { inNetwork, type Choice, type WaveNetwork } from '../core/view.ts';
import type { Participant } from '../core/wave.ts';

/** What is tried, as it was chosen, and each name that means nobody, or several. */
export type Tried = { readonly people: readonly string[]; readonly organisations: readonly string[]; readonly add: readonly (readonly [string, string])[]; readonly unclear: readonly string[] };

/** Above so many people are named in writing, since a list of them all would be too long to look through and to send. */
const mostListed = 300;

const called = ({ name, organisation }: Participant): string => (organisation === null ? name : `${name}, ${organisation}`);

/** Finds one by id, by name, or by name and organisation where several have that name; null where that is nobody or several. */
export const finder = (network: WaveNetwork): ((text: string) => string | null) => {
  const found = new Map<string, string | null>();
  const note = (key: string, id: string): void => void found.set(key, found.has(key) && found.get(key) !== id ? null : id);
  for (const one of inNetwork(network)) {
    note(plain(one.name), one.id);
    note(plain(called(one)), one.id);
  }
  const ids = new Set<string>(inNetwork(network).map(({ id }) => id));
  return (text) => (ids.has(text) ? text : (found.get(plain(text)) ?? null));
};

const ByName = ({ network, tried, ties }: Pick<Props, 'network' | 'tried' | 'ties'>) => {
  const byId = new Map<string, Participant>(inNetwork(network).map((one) => [one.id, one]));
  const said = (id: string | undefined): string => {
    const one = byId.get(id ?? '');
    return one === undefined ? '' : called(one);
  };
  return (
    <>
      <Textarea id="leaving" name="leaving" label={{ text: 'People who leave' }} hint={{ text: 'One name a line. Where several have one name, add the organisation after a comma' }} value={tried.people.map(said).join('\n')} rows={3} />
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ties that are made{tried.add.length === 0 ? '' : ` (${tried.add.length})`}</span></summary>
        <div class="govuk-details__text">{Array.from({ length: Math.min(ties, tried.add.length + 2) }, (_, at) => <div class="joinery-filter"><Input id={`from-${at}`} name="from" label={{ text: 'Name of one' }} value={said(tried.add[at]?.[0])} /><Input id={`to-${at}`} name="to" label={{ text: 'Name of the other' }} value={said(tried.add[at]?.[1])} /></div>)}</div>
      </details>
    </>
  );
};

type Props = { readonly action: string; readonly network: WaveNetwork; readonly choice: Choice; readonly tried: Tried; readonly ties: number };

const Listed = ({ people, tried, ties }: { readonly people: readonly { readonly value: string; readonly text: string }[]; readonly tried: Tried; readonly ties: number }) => {
  const pick = (name: string, label: string, at: number, chosen: string | undefined) => <Select id={`${name}-${at}`} name={name} label={{ text: label }} items={[{ value: '', text: 'Choose' }, ...people.map((one) => ({ ...one, selected: one.value === chosen }))]} />;
  return (
    <>
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">People who leave{tried.people.length === 0 ? '' : ` (${tried.people.length})`}</span></summary>
        <div class="govuk-details__text joinery-columns"><Checkboxes name="remove" idPrefix="remove" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'People who leave', classes: 'govuk-visually-hidden' } }} items={people} values={tried.people} /></div>
      </details>
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ties that are made{tried.add.length === 0 ? '' : ` (${tried.add.length})`}</span></summary>
        <div class="govuk-details__text">{Array.from({ length: Math.min(ties, tried.add.length + 2) }, (_, at) => <div class="joinery-filter">{pick('from', 'One', at, tried.add[at]?.[0])}{pick('to', 'The other', at, tried.add[at]?.[1])}</div>)}</div>
      </details>
    </>
  );
};

/** Whom to take away and which ties to make. It is an address, so that what was tried can be passed on to those who may see it. */
export const TryForm = ({ action, network, choice, tried, ties }: Props) => {
  const isLong = inNetwork(network).length > mostListed;
  const people = isLong ? [] : inNetwork(network).map((one) => ({ value: one.id as string, text: called(one) }));
  const organisations = [...new Set(inNetwork(network).flatMap(({ organisation }) => organisation ?? []))].toSorted();
  return (
    <form method="get" action={action} class="joinery-view">
      {choice.relations.map((one) => <input type="hidden" name="relation" value={one} />)}
      <input type="hidden" name="symmetry" value={choice.symmetry} />
      {isLong ? <ByName network={network} tried={tried} ties={ties} /> : <Listed people={people} tried={tried} ties={ties} />}
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Organisations that go{tried.organisations.length === 0 ? '' : ` (${tried.organisations.length})`}</span></summary>
        <div class="govuk-details__text"><Checkboxes name="organisation" idPrefix="organisation" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'Organisations that go', classes: 'govuk-visually-hidden' } }} items={organisations.map((name) => ({ value: name, text: name }))} values={tried.organisations} /></div>
      </details>
      <Button text="Try it" />
    </form>
  );
};
