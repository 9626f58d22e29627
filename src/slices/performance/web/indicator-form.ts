import { readId } from '#lib/id.ts';
import { periodRuleNames, periodRules } from '#lib/period.ts';
import type { Membership } from '#partnership';
import type { Field } from '#platform/http/record-page.tsx';
import { betterNames, betters, figureKinds, frequencies, frequencyNames, kindNames, measureNames, measures, type IndicatorDraft, type IndicatorInput } from '../core/indicator.ts';

type Values = Readonly<Record<string, string>>;
const options = <T extends string>(known: readonly T[], names: Readonly<Record<T, string>>) => known.map((value) => ({ value, text: names[value] }));
const none = { value: '', text: 'Nobody yet' };

/** The fields of an indicator's form. */
export const indicatorFields = (membership: Membership, areas: readonly { readonly code: string; readonly name: string }[], area: string): readonly Field[] => {
  const organisationOf = new Map(membership.organisations.map((one) => [one.id, one.name]));
  const people = [none, ...membership.people.map((one) => ({ value: one.id, text: `${one.name}${one.organisation === null ? '' : `, ${organisationOf.get(one.organisation) ?? ''}`}` }))];
  const known = areas.some((one) => one.code === area) || area === '' ? areas : [{ code: area, name: area }, ...areas];
  return [
    { name: 'title', label: 'Name', part: 'What it is', hint: 'What is counted, for example “Serious violent crimes per 1,000 people”' },
    { name: 'code', label: 'Code (optional)', hint: 'Short, for example NI 16. A promise in the agreement finds its figures by this code' },
    { name: 'definition', label: 'Definition', kind: 'lines', hint: 'What counts and what doesn’t, so that two people would count the same' },
    { name: 'theme', label: 'Theme (optional)' },
    { name: 'kind', label: 'What it measures', options: options(figureKinds, kindNames) },
    { name: 'better', label: 'Which way is good?', options: options(betters, betterNames) },
    { name: 'measure', label: 'What kind of number is it?', part: 'How it is counted', options: options(measures, measureNames) },
    { name: 'ratePer', label: 'For a rate: in how many people?', kind: 'figure', hint: 'For example 1,000 or 100,000' },
    { name: 'unit', label: 'Unit (optional)', hint: 'For example days, or tonnes of CO2' },
    { name: 'decimals', label: 'Decimal places shown', kind: 'number' },
    { name: 'smallest', label: 'Withhold counts of people below', kind: 'number', hint: 'Counts from 1 to below this are shown nowhere, nor what they could be worked out from. 0 withholds nothing' },
    { name: 'periodRule', label: 'What are its periods?', part: 'When and where', options: options(periodRules, periodRuleNames) },
    { name: 'frequency', label: 'How often does a figure come?', options: options(frequencies, frequencyNames) },
    { name: 'returnedWithin', label: 'How soon is it due after the period ends?', kind: 'number', hint: 'In days. A later figure is chased. Leave empty to chase nobody' },
    { name: 'area', label: 'Whose figure stands for the partnership?', options: [{ value: '', text: 'The figures that name no area' }, ...known.map(({ code, name }) => ({ value: code, text: name === code ? code : `${name} (${code})` }))] },
    { name: 'geography', label: 'What other areas are there? (optional)', hint: 'For example districts, or wards' },
    { name: 'source', label: 'Source', hint: 'Who publishes or collects it' },
    { name: 'leadOrganisation', label: 'Organisation that brings it', part: 'Who answers for it', options: [none, ...membership.organisations.map((one) => ({ value: one.id, text: one.name }))] },
    { name: 'leadPerson', label: 'Person who brings it', hint: 'They are asked for each figure by their personal link', options: people },
    { name: 'compilingPerson', label: 'Compiling officer', hint: 'Puts the figure together', options: people },
    { name: 'accountablePerson', label: 'Accountable officer', hint: 'Signs that it can be relied on', options: people },
    { name: 'story', label: 'The story behind it (optional)', kind: 'lines', hint: 'What drives this figure, and what is known of it that the line can’t show' },
    { name: 'askedBy', label: 'Who asks for it? (optional)', kind: 'lines', hint: 'One a line: the framework, a colon, its code. For example “Local outcomes: 12b”' },
  ];
};

const text = (value: unknown): string => (value == null ? '' : String(value));

export const indicatorValues = (one: IndicatorDraft): Values => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, text(value)]));

const numberOr = (typed: string | undefined, otherwise: number | null): number | null => {
  const plain = (typed ?? '').replaceAll(',', '').trim();
  return plain === '' ? otherwise : Number(plain);
};

/** What was typed, as an indicator to be checked. */
export const indicatorFrom = (values: Values): IndicatorInput => {
  const typed = (name: string): string => values[name] ?? '';
  return {
    code: typed('code') === '' ? null : typed('code'),
    title: typed('title'), definition: typed('definition'), unit: typed('unit'), measure: typed('measure'), ratePer: numberOr(typed('ratePer'), null), better: typed('better'), kind: typed('kind'),
    frequency: typed('frequency'), periodRule: typed('periodRule'), geography: typed('geography'), area: typed('area'), source: typed('source'), theme: typed('theme'),
    decimals: numberOr(typed('decimals'), 1) ?? 1, smallest: numberOr(typed('smallest'), 0) ?? 0, story: typed('story'), leadOrganisation: readId(typed('leadOrganisation')), leadPerson: readId(typed('leadPerson')),
    compilingPerson: readId(typed('compilingPerson')), accountablePerson: readId(typed('accountablePerson')), returnedWithin: numberOr(typed('returnedWithin'), null),
  };
};
