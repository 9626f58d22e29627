/** The fields that a column may hold. Years are apart: each column of them names its period. */
export type ColumnField =
  | 'key' | 'kind' | 'title' | 'indicator' | 'definition' | 'unit' | 'polarity' | 'measure' | 'valueKind' | 'baseline' | 'baselinePeriod' | 'denominator' | 'denominatorOf' | 'sample'
  | 'lead' | 'leadAreas' | 'area' | 'leadHasPower' | 'contributors' | 'accepted' | 'funding' | 'certainty' | 'reward' | 'reason' | 'evidence' | 'helps' | 'harms' | 'movesWith' | 'aim' | 'aimPeriod';

export type Column = { readonly at: number; readonly heading: string } & ({ readonly field: ColumnField } | { readonly field: 'yearly' | 'past' | 'baselineOf'; readonly period: string } | { readonly field: 'unknown' });

/** Headings by field, in lower case with single spaces. The first of each is the one that the reference names. */
export const headings: Readonly<Record<ColumnField, readonly string[]>> = {
  key: ['key', 'id', 'ref', 'reference', 'target id', 'target key', 'target ref', 'no', 'target number', 'target no'],
  kind: ['kind', 'type', 'target kind', 'target type', 'category', 'designation'],
  title: ['title', 'target title', 'name', 'target name', 'description', 'indicator title', 'indicator name', 'outcome', 'improvement target'],
  indicator: ['indicator', 'code', 'indicator code', 'ni', 'ni code', 'ni number', 'national indicator', 'indicator ref', 'indicator id'],
  definition: ['definition', 'indicator definition', 'how measured', 'how it is measured', 'what is counted'],
  unit: ['unit', 'units', 'unit of measure', 'measured in'],
  polarity: ['polarity', 'good is', 'better', 'direction', 'good when', 'improvement', 'desired direction'],
  measure: ['measure', 'measure kind', 'measure type', 'indicator kind', 'indicator type', 'kind of measure', 'type of measure', 'kind of indicator'],
  valueKind: ['value kind', 'value type', 'format', 'data type'],
  baseline: ['baseline', 'baseline value', 'base', 'starting point', 'start', 'current', 'current value'],
  baselinePeriod: ['baseline period', 'baseline year', 'baseline date', 'base year', 'period of baseline'],
  denominator: ['denominator', 'population', 'people', 'number of people', 'out of', 'base population', 'cohort', 'denominator people'],
  denominatorOf: ['denominator of', 'denominator unit', 'counted', 'people are'],
  sample: ['sample', 'sample size', 'survey size', 'respondents', 'survey sample'],
  lead: ['lead', 'lead partner', 'owner', 'lead organisation', 'lead agency', 'lead body', 'lead officer', 'accountable', 'accountable partner', 'responsible', 'responsible partner', 'responsible body', 'target owner'],
  leadAreas: ['lead areas', 'lead area', 'owner area', 'owner areas', 'area of lead', 'areas of lead', 'lead covers', 'lead partner area', 'lead partner areas'],
  area: ['area', 'areas', 'target area', 'target areas', 'geography', 'place', 'places'],
  leadHasPower: ['lead has power', 'power', 'has power', 'lead power', 'owner has power', 'lead can act', 'lead has authority', 'authority'],
  contributors: ['contributors', 'contributing partners', 'partners', 'contributor', 'contributing', 'supporting partners', 'support'],
  accepted: ['contributors accepted', 'accepted', 'accepted by', 'agreed by', 'contributors who accepted', 'partners accepted', 'partners agreed'],
  funding: ['funding', 'funding amount', 'budget', 'money', 'amount', 'cost', 'resources'],
  certainty: ['funding certainty', 'certainty', 'funding status', 'funding certain', 'funding secured', 'funding confirmed', 'secured', 'budget status'],
  reward: ['reward', 'reward amount', 'reward grant', 'performance reward grant', 'prg', 'prize'],
  reason: ['reason', 'reason chosen', 'why', 'why chosen', 'rationale', 'justification', 'reason for choice'],
  evidence: ['evidence', 'evidence base', 'source of evidence', 'needs assessment', 'evidence source'],
  helps: ['helps', 'helped targets', 'supports'],
  harms: ['harms', 'hurts', 'conflicts with', 'conflicts', 'works against', 'against'],
  movesWith: ['moves with', 'moves', 'linked targets', 'interacts with', 'affects'],
  aim: ['target', 'target value', 'final target', 'aim', 'goal', 'end target'],
  aimPeriod: ['target period', 'target year', 'target date', 'by', 'by when', 'final year', 'deadline'],
};

const byHeading = new Map((Object.entries(headings) as [ColumnField, readonly string[]][]).flatMap(([field, all]) => all.map((heading) => [heading, field] as const)));

const simple = (heading: string): string => heading.replace(/^\uFEFF/, '').replaceAll(/\((£|%|gbp|pounds?|number|n)\)|[£%?:*]/gi, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replaceAll(/[_\s.()]+/g, ' ').trim();

const period = String.raw`((?:(?:q[1-4]|[a-z]{3,9})\s)?(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)?\d\d))?|\d\d\s?[/–-]\s?\d\d)|(?:year|yr|y)\s?\d{1,2})`;
const past = new RegExp(String.raw`^(?:past|actual|actuals|outturn|result|results|previous|history|historic)[\s-]+(?:value\s|year\s(?=\d))?${period}$`);
const pastAfter = new RegExp(String.raw`^${period}\s(?:past|actual|outturn|result)$`);
const baselineOf = new RegExp(String.raw`^(?:baseline|base)[\s-]+(?:value\s|year\s)?${period}$`);
const yearly = new RegExp(String.raw`^(?:(?:yearly |annual |year )?(?:target|targets|goal|aim|milestone|trajectory)[\s-]+(?:for\s|value\s|year\s(?=\d{4}))?)?${period}(?:\s(?:target|goal|aim|milestone))?$`);
const numbered = /^(?:target|goal|milestone)[\s-](\d)$/;

/** A period as it was meant: '2008/09' for '2008-9', '2008–2009' and '2008 09'. */
const tidy = (written: string): string => {
  const text = written.trim().replace(/^yr?\s?(?=\d)|^year\s?(?=\d)/, 'year ');
  const years = /^((?:19|20)\d\d)\s?[/–-]\s?(?:19|20)?(\d\d)$/.exec(text);
  return years === null ? text : `${years[1]}/${years[2]}`;
};

/** What one heading means: a field, a year of the past or of the agreement, or nothing that we know. */
export const readColumn = (heading: string, at: number): Column => {
  const text = simple(heading).replace(/((?:19|20)\d\d) (\d\d)$/, '$1/$2');
  const field = byHeading.get(text.replaceAll('-', ' '));
  if (field !== undefined) return { at, heading, field };
  const [was, base, will, count] = [past.exec(text)?.[1] ?? pastAfter.exec(text)?.[1], baselineOf.exec(text)?.[1], yearly.exec(text)?.[1], numbered.exec(text)?.[1]];
  if (was !== undefined) return { at, heading, field: 'past', period: tidy(was) };
  if (base !== undefined) return { at, heading, field: 'baselineOf', period: tidy(base) };
  if (will !== undefined) return { at, heading, field: 'yearly', period: tidy(will) };
  return count === undefined ? { at, heading, field: 'unknown' } : { at, heading, field: 'yearly', period: `year ${count}` };
};
