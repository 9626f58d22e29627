import type { Day } from '#lib/day.ts';
import { plural, capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { StructureChart, type StructureNode } from '#platform/charts/structure-chart.tsx';
import { groupTree, offTheLine, type Branch } from '../core/group-tree.ts';
import { layers, type Group, type Membership } from '../core/membership-record.ts';
import { onDay } from './on-day.tsx';

type Facts = { readonly seats: ReadonlyMap<string, number>; readonly chair: ReadonlyMap<string, string>; readonly loose: ReadonlySet<string> };

const factsOf = (membership: Membership, groups: readonly Group[]): Facts => {
  const names = new Map(membership.people.map((person) => [person.id, person.name]));
  const by = Map.groupBy(membership.seats, (seat) => seat.group as string);
  return {
    seats: new Map([...by].map(([group, seats]) => [group, seats.length])),
    chair: new Map(membership.seats.filter((seat) => seat.role === 'chair').map((seat) => [seat.group, names.get(seat.person) ?? ''])),
    loose: new Set(offTheLine(groups).map((group) => group.id)),
  };
};

const noteOf = (group: Group, facts: Facts): string =>
  [plural(facts.seats.get(group.id) ?? 0, 'seat'), group.meetingsAYear === null ? '' : `${group.meetingsAYear} a year`, facts.loose.has(group.id) ? 'no line to the board' : ''].filter((part) => part !== '').join(' · ');

const nodeOf = ({ group, below }: Branch, facts: Facts): StructureNode => ({
  id: group.id, column: layers.indexOf(group.layer), label: group.name, note: noteOf(group, facts), loose: facts.loose.has(group.id), below: below.map((one) => nodeOf(one, facts)),
});

const Nested = ({ ask, day, branches, facts }: { readonly ask: AskHere; readonly day: Day | null; readonly branches: readonly Branch[]; readonly facts: Facts }) => (
  <ul class="govuk-list govuk-list--bullet">
    {branches.map(({ group, below }) => (
      <li>
        <a class="govuk-link" href={ask.link(onDay(`/people/group/${group.id}`, day))}>{group.name}</a> ({group.layer}; {noteOf(group, facts)}; {facts.chair.has(group.id) ? `chair ${facts.chair.get(group.id)}` : 'no chair'})
        {below.length > 0 && <Nested ask={ask} day={day} branches={below} facts={facts} />}
      </li>
    ))}
  </ul>
);

/** The picture of the partnership's own groups, and the same as a nested list with links. */
export const Structure = ({ ask, membership, day }: { readonly ask: AskHere; readonly membership: Membership; readonly day: Day | null }) => {
  const groups = membership.groups.filter((group) => group.host === null);
  const facts = factsOf(membership, groups);
  const tree = groupTree(groups).toSorted((a, b) => Number(facts.loose.has(a.group.id)) - Number(facts.loose.has(b.group.id)));
  const roots = tree.map((branch) => nodeOf(branch, facts));
  const title = facts.loose.size === 0 ? 'Every group has a line to the board' : `${plural(facts.loose.size, 'group has', 'groups have')} no line to the board`;
  const columns = layers.map(capitalise);
  return (
    <figure class="joinery-figure">
      <figcaption class="joinery-figure__title">{title}</figcaption>
      <div class="joinery-figure__wide"><StructureChart id="structure" title={title} columns={columns} roots={roots} /></div>
      <div class="joinery-figure__compact"><StructureChart id="structure-compact" title={title} columns={columns} roots={roots} compact /></div>
      <details class="govuk-details joinery-figure__table" open={groups.length <= 60}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">The same as a list, with links</span></summary>
        <div class="govuk-details__text"><Nested ask={ask} day={day} branches={tree} facts={facts} /></div>
      </details>
    </figure>
  );
};
