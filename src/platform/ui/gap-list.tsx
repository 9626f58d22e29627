import type { Child } from 'hono/jsx';
import { Details } from '#platform/ui/details.tsx';

export type ShownGap = { readonly text: string; readonly todo: string; readonly action: { readonly text: string; readonly href: string } | null };
export type GapGroup = { readonly title: string; readonly gaps: readonly ShownGap[] };

const mostShown = 4;

const Items = ({ gaps, oneTodo }: { readonly gaps: readonly ShownGap[]; readonly oneTodo: boolean }) => (
  <ul class="govuk-list govuk-list--bullet">
    {gaps.map(({ text, todo, action }) => (
      <li>
        {text}{oneTodo ? '' : ` ${todo}`}
        {action === null ? null : <> <a class="govuk-link" href={action.href}>{action.text}<span class="govuk-visually-hidden">: {text}</span></a></>}
      </li>
    ))}
  </ul>
);

const One = ({ group }: { readonly group: GapGroup }): Child => {
  const [first] = group.gaps;
  const oneTodo = group.gaps.length > 1 && group.gaps.every((gap) => gap.todo === first?.todo);
  const rest = group.gaps.slice(mostShown);
  return (
    <li class="joinery-finding joinery-finding--sharp">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{group.title}</h3>
      {oneTodo ? <p class="govuk-body govuk-!-margin-bottom-2">{first?.todo}</p> : null}
      <Items gaps={group.gaps.slice(0, mostShown)} oneTodo={oneTodo} />
      {rest.length === 0 ? null : <Details summaryText={`Show ${rest.length} more`} html={<Items gaps={rest} oneTodo={oneTodo} />} />}
    </li>
  );
};

/** What is lacking, kind by kind, with what to do about it; a long list is folded after the first few. */
export const GapList = ({ groups, none }: { readonly groups: readonly GapGroup[]; readonly none: string }) => {
  const some = groups.filter((group) => group.gaps.length > 0);
  return some.length === 0 ? <p class="govuk-body">{none}</p> : <ul class="joinery-findings">{some.map((group) => <One group={group} />)}</ul>;
};
