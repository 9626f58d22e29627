import type { Day } from '#lib/day.ts';
import type { GroupId, OrganisationId } from '#lib/id.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { layers, type Layer, type Membership } from './membership-record.ts';
import { entriesOf, type NamedEntry } from './named-partner.ts';

export const ways = ['account', 'held', 'redress'] as const;
/** The three elements of accountability (WBT Table 7, ¶107): giving an account, being held to account, complaints and redress. */
export type Way = (typeof ways)[number];
export const wayNames: Readonly<Record<Way, string>> = { account: 'Gives an account', held: 'Is held to account', redress: 'Puts complaints right' };

/** One line of accountability: who answers, to whom, at which layer, in which way, for what, and what follows if it goes wrong. */
export type LineInput = {
  readonly fromGroup: GroupId | null;
  readonly fromOrganisation: OrganisationId | null;
  readonly toGroup: GroupId | null;
  readonly toOrganisation: OrganisationId | null;
  readonly toOther: string | null;
  readonly layer: Layer;
  readonly way: Way;
  readonly what: string;
  readonly sanction: string | null;
};
export type AccountabilityLine = LineInput & { readonly id: string; readonly from: Day | null; readonly version: number };

/** The lines of one cell of the grid. */
export const linesAt = (lines: readonly AccountabilityLine[], layer: Layer, way: Way): readonly AccountabilityLine[] => lines.filter((line) => line.layer === layer && line.way === way);

export type Gap = { readonly id: string; readonly text: string; readonly todo: string };

const cellTodo: Readonly<Record<Layer, Readonly<Record<Way, string>>>> = {
  strategic: { account: 'Report what was done, and what worked and did not, to the partners and to the public.', held: 'Answer overview and scrutiny, and let partners challenge one another.', redress: 'Look at what complaints say across the partners, once or twice a year.' },
  executive: { account: 'Report how partners use their resources for the shared goals.', held: 'Answer for day-to-day performance through each partner’s own management, and to auditors and inspectors.', redress: 'Use complaints to manage performance, and report them upwards.' },
  operational: { account: 'Tell the people who use the services how these are doing.', held: 'Answer through each partner’s own management.', redress: 'See that complaints are dealt with and put right, and change services for them.' },
};

const emptyCells = (lines: readonly AccountabilityLine[]): readonly Gap[] =>
  layers.flatMap((layer) => ways.filter((way) => linesAt(lines, layer, way).length === 0).map((way) => ({ id: `cell/${layer}/${way}`, text: `At ${layer} level nobody ${wayNames[way].toLowerCase()}.`, todo: cellTodo[layer][way] })));

const silent = (lines: readonly AccountabilityLine[], membership: Membership, entries: readonly NamedEntry[]): readonly Gap[] => {
  const groups = membership.groups.filter((group) => group.host === null && !lines.some((line) => line.fromGroup === group.id));
  const partners = membership.organisations.filter((one) => entriesOf(one, entries).length > 0 && !lines.some((line) => line.fromOrganisation === one.id || line.toOrganisation === one.id));
  const few = (names: readonly string[]): string => sentenceList(names.length > 8 ? [...names.slice(0, 8), `${names.length - 8} more`] : names);
  return [
    ...(groups.length === 0 ? [] : [{ id: 'groups', text: `${plural(groups.length, 'group answers', 'groups answer')} to nobody: ${few(groups.map((one) => one.name))}.`, todo: 'Say to which group or body each answers, and for what.' }]),
    ...(partners.length === 0 ? [] : [{ id: 'partners', text: `${plural(partners.length, 'statutory partner stands', 'statutory partners stand')} in no line: ${few(partners.map((one) => one.name))}.`, todo: 'Each answers to its own body and mostly to a department too: write it down, so that the others know what binds it (CSP 4.15).' }]),
  ];
};

const unclear = (lines: readonly AccountabilityLine[], membership: Membership): readonly Gap[] => {
  const names = new Map<string, string>(membership.groups.map((one) => [one.id, one.name]));
  const loose = lines.filter((line) => line.way === 'held' && line.sanction === null);
  const masters = Map.groupBy(lines.filter((line) => line.fromGroup !== null && line.way === 'held'), (line) => `${line.fromGroup}\n${line.what.toLowerCase().trim()}`);
  const doubled = [...masters.values()].filter((same) => same.length > 1);
  return [
    ...(loose.length === 0 ? [] : [{ id: 'sanctions', text: `${plural(loose.length, 'line has', 'lines have')} nothing that follows if it goes wrong.`, todo: 'Partners have few sticks over one another (CSP 4.16). Say at least what happens next: who asks, by when, and to whom it goes if there is no answer.' }]),
    ...doubled.map((same) => ({ id: `double/${same[0]?.id}`, text: `${names.get(same[0]?.fromGroup ?? '') ?? 'A group'} is held to account by ${plural(same.length, 'body', 'bodies')} for the same thing: ${same[0]?.what}.`, todo: 'Agree which of them asks first, and that the others use its answer.' })),
  ];
};

/** What is missing from the map, in words with what to do. */
export const accountabilityGaps = (lines: readonly AccountabilityLine[], membership: Membership, entries: readonly NamedEntry[]): readonly Gap[] => [...silent(lines, membership, entries), ...unclear(lines, membership), ...emptyCells(lines)];
