import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Select } from '#platform/ui/select.tsx';
import { inNetwork, type Choice, type WaveNetwork } from '../core/view.ts';

/** What is tried, as it was chosen. */
export type Tried = { readonly people: readonly string[]; readonly organisations: readonly string[]; readonly add: readonly (readonly [string, string])[] };

type Props = { readonly action: string; readonly network: WaveNetwork; readonly choice: Choice; readonly tried: Tried; readonly ties: number };

/** Whom to take away and which ties to make. It is an address, so that what was tried can be passed on to those who may see it. */
export const TryForm = ({ action, network, choice, tried, ties }: Props) => {
  const people = inNetwork(network).map(({ id, name, organisation }) => ({ value: id as string, text: organisation === null ? name : `${name}, ${organisation}` }));
  const organisations = [...new Set(inNetwork(network).flatMap(({ organisation }) => organisation ?? []))].toSorted();
  const pick = (name: string, label: string, at: number, chosen: string | undefined) => <Select id={`${name}-${at}`} name={name} label={{ text: label }} items={[{ value: '', text: 'Choose' }, ...people.map((one) => ({ ...one, selected: one.value === chosen }))]} />;
  return (
    <form method="get" action={action} class="joinery-view">
      {choice.relations.map((one) => <input type="hidden" name="relation" value={one} />)}
      <input type="hidden" name="symmetry" value={choice.symmetry} />
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">People who leave{tried.people.length === 0 ? '' : ` (${tried.people.length})`}</span></summary>
        <div class="govuk-details__text joinery-columns"><Checkboxes name="remove" idPrefix="remove" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'People who leave', classes: 'govuk-visually-hidden' } }} items={people} values={tried.people} /></div>
      </details>
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Organisations that go{tried.organisations.length === 0 ? '' : ` (${tried.organisations.length})`}</span></summary>
        <div class="govuk-details__text"><Checkboxes name="organisation" idPrefix="organisation" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'Organisations that go', classes: 'govuk-visually-hidden' } }} items={organisations.map((name) => ({ value: name, text: name }))} values={tried.organisations} /></div>
      </details>
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Ties that are made{tried.add.length === 0 ? '' : ` (${tried.add.length})`}</span></summary>
        <div class="govuk-details__text">{Array.from({ length: Math.min(ties, tried.add.length + 2) }, (_, at) => <div class="joinery-filter">{pick('from', 'One', at, tried.add[at]?.[0])}{pick('to', 'The other', at, tried.add[at]?.[1])}</div>)}</div>
      </details>
      <Button text="Try it" />
    </form>
  );
};
