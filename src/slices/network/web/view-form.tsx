import { capitalise, clip, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { Select } from '#platform/ui/select.tsx';
import type { AggregateRule } from '../core/aggregate.ts';
import type { SymmetryRule } from '../core/symmetrise.ts';
import { levels, type Choice, type Level } from '../core/view.ts';
import type { Wave } from '../store/wave-store.ts';

const symmetries: readonly (readonly [SymmetryRule, string])[] = [['as-reported', 'As each said, with direction'], ['any', 'A tie when either says so'], ['both', 'A tie only when both say so']];
const rules: readonly (readonly [AggregateRule, string])[] = [['any', 'Tied when anyone is'], ['count', 'By the number of ties'], ['share', 'By the share of possible ties'], ['greatest', 'By the strongest tie'], ['mean', 'By the mean strength']];
export const levelNames: Readonly<Record<Level, string>> = { person: 'People', organisation: 'Organisations', sector: 'Sectors', group: 'Groups', layer: 'Layers' };
export const levelNouns: Readonly<Record<Level, readonly [string, string]>> = { person: ['person', 'people'], organisation: ['organisation', 'organisations'], sector: ['sector', 'sectors'], group: ['group', 'groups'], layer: ['layer', 'layers'] };

/** How one of a level is called on a page: sectors and layers are kept in small letters. */
export const shownName = (level: Level, name: string): string => (level === 'sector' || level === 'layer' ? capitalise(name) : name);

export const levelsFor = (names: boolean): readonly Level[] => levels.filter((level) => names || level !== 'person');

/** What a request asks to look at; what it does not say, or may not see, is as usual. */
export const choiceOf = (query: URLSearchParams, wave: Pick<Wave, 'relations' | 'directed'>, names: boolean, usual: Partial<Choice> = {}): Choice => {
  const relations = query.getAll('relation').filter((id) => wave.relations.some((one) => one.id === id));
  const symmetry = symmetries.find(([id]) => id === query.get('symmetry'))?.[0] ?? usual.symmetry ?? 'any';
  return {
    relations: relations.length === wave.relations.length ? [] : relations,
    symmetry: wave.directed ? symmetry : 'any',
    level: levelsFor(names).find((level) => level === query.get('level')) ?? usual.level ?? 'organisation',
    rule: rules.find(([id]) => id === query.get('rule'))?.[0] ?? 'any',
  };
};

/** The same as an address, so that links between pages keep what is looked at. */
export const queryOf = ({ relations, symmetry, level, rule }: Choice, more: Readonly<Record<string, string>> = {}): string => new URLSearchParams([...relations.map((one) => ['relation', one]), ['symmetry', symmetry], ['level', level], ['rule', rule], ...Object.entries(more)]).toString();

/** The choice in words, for a title. */
export const choiceInWords = ({ relations }: Pick<Choice, 'relations'>, wave: Pick<Wave, 'relations'>): string =>
  relations.length === 0 ? (wave.relations.length === 1 ? (wave.relations[0]?.name ?? '') : 'All relations together') : sentenceList(wave.relations.filter(({ id }) => relations.includes(id)).map(({ name }, at) => (at === 0 ? name : name.toLowerCase())));

const quoted = (text: string): string => `“${clip(text, 60)}”`;

/** What of an address is not known here, in sentences that say what is shown instead. */
export const misreadIn = (query: URLSearchParams, wave: Pick<Wave, 'relations'>, { level, rule, symmetry }: Choice, names: boolean): readonly string[] => {
  const unknown = (name: string, known: readonly string[]): readonly string[] => query.getAll(name).filter((one) => one !== '' && !known.includes(one)).slice(0, 3);
  const named = (list: readonly (readonly [string, string])[], id: string): string => list.find(([one]) => one === id)?.[1] ?? id;
  return [
    ...unknown('relation', wave.relations.map(({ id }) => id)).map((one) => `There is no relation ${quoted(one)} here, so it is left out.`),
    ...unknown('level', levelsFor(names)).map((one) => `There is no level ${quoted(one)}: ${levelNames[level].toLowerCase()} are shown.`),
    ...unknown('symmetry', symmetries.map(([id]) => id)).map((one) => `There is no way ${quoted(one)} of settling whose word counts: it is “${named(symmetries, symmetry)}”.`),
    ...unknown('rule', rules.map(([id]) => id)).map((one) => `There is no rule ${quoted(one)} for ties between groups: it is “${named(rules, rule)}”.`),
  ];
};

/** Says what of the address was not understood. */
export const Misread = ({ said }: { readonly said: readonly string[] }) => (said.length === 0 ? null : <InsetText>{said.join(' ')}</InsetText>);

type Props = { readonly ask: AskHere; readonly path: string; readonly wave: Wave; readonly choice: Choice; readonly names: boolean; readonly withLevel?: boolean; readonly withRule?: boolean; /** What else the address holds, so that it is not lost. */ readonly keep?: readonly (readonly [name: string, value: string])[] };

/** What to look at: relations, whose word counts, and at what level. */
export const ChoiceForm = ({ ask, path, wave, choice, names, withLevel = false, withRule = withLevel, keep = [] }: Props) => (
  <>
  <Misread said={misreadIn(ask.query, wave, choice, names)} />
  <form method="get" action={ask.link(path)} class="joinery-view">
    {keep.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    {wave.relations.length < 2 ? null : (
      <details class="govuk-details govuk-!-margin-bottom-3" open={choice.relations.length > 0}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{choice.relations.length === 0 ? 'All relations together: choose one or a mix' : `Looking at: ${choiceInWords(choice, wave)}`}</span></summary>
        <div class="govuk-details__text"><Checkboxes name="relation" idPrefix="relation" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'Relations', classes: 'govuk-visually-hidden' } }} items={wave.relations.map(({ id, name }) => ({ value: id, text: name }))} values={choice.relations} /></div>
      </details>
    )}
    <div class="joinery-filter">
      {withLevel ? <Select id="level" name="level" label={{ text: 'Level' }} items={levelsFor(names).map((level) => ({ value: level, text: levelNames[level], selected: level === choice.level }))} /> : <input type="hidden" name="level" value={choice.level} />}
      {wave.directed ? <Select id="symmetry" name="symmetry" label={{ text: 'Whose word counts' }} items={symmetries.map(([value, text]) => ({ value, text, selected: value === choice.symmetry }))} /> : null}
      {withRule ? <Select id="rule" name="rule" label={{ text: 'Ties between groups' }} items={rules.map(([value, text]) => ({ value, text, selected: value === choice.rule }))} /> : null}
      <Button text="Show" classes="govuk-button--secondary" />
    </div>
  </form>
  </>
);
