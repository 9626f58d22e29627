import { daysBetween, formatDay, type Day } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { Pack } from '#pack';
import { strategicChairs } from './chair-signal.ts';
import { checkSizes, checkStructure, checkSubstitutes } from './check-groups.ts';
import { checkCouncil, checkNamedPartners, checkSectors } from './check-table.ts';
import { checkNames, type CheckName, type Finding } from './finding.ts';
import type { Membership } from './membership-record.ts';

/** What a check looks at. `heard` is the last day on which each person did anything that we know of. */
export type Checked = {
  readonly membership: Membership;
  readonly pack: Pack;
  readonly today: Day;
  readonly heard: ReadonlyMap<PersonId, Day>;
  readonly balances: readonly string[];
};

const silence = 183;

const checkActivity = ({ membership, today, heard }: Checked): readonly Finding[] => {
  const seated = Map.groupBy(membership.seats, (seat) => seat.person);
  const quiet = membership.people.filter((person) => {
    const seats = seated.get(person.id) ?? [];
    const since = [heard.get(person.id), ...seats.map((seat) => seat.from)].filter((day): day is Day => day != null).toSorted().at(-1);
    return seats.length > 0 && (since === undefined || daysBetween(since, today) > silence);
  });
  const shown = quiet.slice(0, 12).map((person) => person.name);
  return quiet.length === 0 ? [] : [{
    id: 'activity/quiet', check: 'activity', weight: 'look',
    text: `${plural(quiet.length, 'person has', 'people have')} not been heard from for half a year: ${sentenceList(quiet.length > 12 ? [...shown, `${quiet.length - 12} more`] : shown)}.`,
    todo: 'Ask each whether the seat is still theirs. Answers to anonymous surveys are not counted: nobody can know who gave them.',
    source: 'WBT ¶53', path: '/people/orphans',
  }];
};

const checkChair = ({ membership, pack, balances }: Checked): readonly Finding[] =>
  strategicChairs(membership).map(({ person, group, organisation, signal }): Finding => {
    const { title, tags } = pack.catalogues['chair-signals']?.find((one) => one.id === signal) ?? { title: '', tags: {} as Readonly<Record<string, string>> };
    const who = `${person.name}${organisation === null ? '' : ` (${organisation.name})`}`;
    const balanced = balances.length > 0;
    return {
      id: `chair/${person.id}`, check: 'chair', weight: balanced ? 'look' : 'act',
      text: `${group} is chaired by ${who}: ${title.toLowerCase()}. At best it says “${tags['good'] ?? ''}”; at worst “${tags['bad'] ?? ''}”. ${balanced ? `In balance: ${sentenceList(balances)}.` : 'Nothing is recorded that balances it.'}`,
      todo: balanced ? 'Ask the partners once a year which of the two they hear.' : 'Say why this choice was made, and record what balances it.',
      source: 'WBT Table 3, ¶49', path: '/people/chair',
    };
  });

const few = (names: readonly string[]): string => sentenceList(names.length > 8 ? [...names.slice(0, 8), `${names.length - 8} more`] : names);

const checkRecords = ({ membership }: Checked): readonly Finding[] => {
  const found: Finding[] = [];
  const add = (id: string, names: readonly string[], one: string, many: string, todo: string, path: string) => {
    if (names.length > 0) found.push({ id: `records/${id}`, check: 'records', weight: 'act', text: `${plural(names.length, one, many)}: ${few(names)}.`, todo, source: 'WBT p.14', path });
  };
  add('sector', membership.organisations.filter((one) => one.sector === null).map((one) => one.name), 'organisation has no sector', 'organisations have no sector', 'Give each its sector, or results can’t be shown by sector.', '/people/organisations');
  add('email', membership.people.filter((one) => one.email === null).map((one) => one.name), 'person has no email address', 'people have no email address', 'They can’t be asked for anything. Add their addresses.', '/people');
  add('bounced', membership.people.filter((one) => one.bounceReason !== null).map((one) => one.name), 'person’s mail comes back', 'people’s mail comes back', 'Ask for the new address, or who has taken over.', '/people/orphans');
  return found;
};

/** Every check of who is at the table, in the order of their names; within each, what to put right first. */
export const checkPartnership = (checked: Checked): readonly Finding[] => {
  const { membership, pack } = checked;
  const found = [
    ...checkNamedPartners(membership, pack), ...checkSectors(membership, pack), ...checkCouncil(membership), ...checkSizes(membership, pack), ...checkStructure(membership),
    ...checkSubstitutes(membership), ...checkActivity(checked), ...checkChair(checked), ...checkRecords(checked),
  ];
  const order = Object.keys(checkNames) as CheckName[];
  return found.toSorted((a, b) => order.indexOf(a.check) - order.indexOf(b.check) || a.weight.localeCompare(b.weight));
};

/** “On 21 November 2026 there were 4 things to put right and 7 to talk about.” */
export const summaryOf = (findings: readonly Finding[], today: Day): string => {
  const act = findings.filter((finding) => finding.weight === 'act').length;
  const look = findings.length - act;
  return `On ${formatDay(today)} there ${act === 1 ? 'is' : 'are'} ${plural(act, 'thing')} to put right and ${plural(look, 'thing')} to talk about.`;
};
