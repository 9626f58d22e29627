import { dayOf, formatDay, type Day } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { capitalise, clip, plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table, type TableCell } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { attendance, awaitingInduction, inOrder, metNeeds, skillGapKinds, skillGaps, whoNeeds, type SkillGap, type SkillGapKind } from '../core/skills.ts';
import type { Person } from '../core/membership-record.ts';
import { GapList, type GapGroup } from '#platform/ui/gap-list.tsx';
import { peopleSide } from './people-side.ts';
import type { SkillsSeen } from './skills-forms.ts';
import { skillsSeen } from './skills-records.tsx';

type Shown = { readonly ask: AskHere; readonly seen: SkillsSeen; readonly today: Day };

const titles: Readonly<Record<SkillGapKind, string>> = {
  'no-needs': 'What roles need',
  'nobody-has': 'Needed, and nobody has it',
  'no-induction': 'No induction after 90 days',
  'no-event': 'Development events',
  'never-came': 'Came to no event in the last year',
};

const actionOf = (ask: AskHere, { kind, person }: SkillGap): GapGroup['gaps'][number]['action'] => {
  if (!ask.may('people.edit')) return null;
  if (kind === 'no-needs') return { text: 'Add skills', href: ask.link('/people/skills/need/new') };
  if (kind === 'no-induction') return { text: 'Record it', href: ask.link(`/people/skills/person/${person ?? ''}`) };
  return kind === 'never-came' ? null : { text: 'Add an event', href: ask.link('/people/skills/event/new') };
};

const Gaps = ({ ask, seen, today }: Shown) => {
  const gaps = skillGaps(seen.membership, seen.needs, seen.events, today);
  const groups = skillGapKinds.map((kind) => ({ title: titles[kind], gaps: gaps.filter((gap) => gap.kind === kind).map((gap) => ({ text: gap.text, todo: gap.todo, action: actionOf(ask, gap) })) }));
  return <GapList groups={groups} none="Nothing is missing: every needed skill is there, everyone is inducted and everyone comes." />;
};

const Press = ({ action, text, about }: { readonly action: string; readonly text: string; readonly about: string }) => (
  <form method="post" action={action} class="joinery-inline">
    <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick html={<>{text}<span class="govuk-visually-hidden"> {about}</span></>} />
  </form>
);

type Rows = readonly (readonly TableCell[])[];
const mostRows = 12;

const Part = ({ caption, head, rows }: { readonly caption: string; readonly head: readonly string[]; readonly rows: Rows }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table classes="joinery-dense" caption={caption} captionClasses="govuk-visually-hidden" firstCellIsHeader head={head.map((text) => ({ text }))} rows={rows} />
  </div>
);

// A long table shows its first rows; the others are folded on screen, and open in print.
const Scroll = ({ caption, head, rows }: { readonly caption: string; readonly head: readonly string[]; readonly rows: Rows }) =>
  rows.length <= mostRows ? <Part caption={caption} head={head} rows={rows} /> : (
    <>
      <Part caption={caption} head={head} rows={rows.slice(0, mostRows)} />
      <Details summaryText={`Show the other ${rows.length - mostRows}`} html={<Part caption={`${caption}, the others`} head={head} rows={rows.slice(mostRows)} />} />
    </>
  );

const named = (people: readonly Person[]): string => clip(sentenceList(people.map((person) => person.name)), 160);

const Needs = ({ ask, seen }: Shown) => {
  const edits = ask.may('people.edit');
  const rows = metNeeds(seen.membership, inOrder(seen.needs)).map(({ need, have, lack }): readonly TableCell[] => [
    { text: need.skill }, { text: capitalise(whoNeeds(need)) },
    have.length === 0 ? { html: <Tag text="Nobody" classes="govuk-tag--orange" /> } : { text: `${have.length} of ${have.length + lack.length}: ${named(have)}` },
    ...(edits ? [{ html: <Press action={ask.link(`/people/skills/need/${need.id}/remove`)} text="Remove" about={`${need.skill}, of ${whoNeeds(need)}`} /> }] : []),
  ]);
  return (
    <>
      <h2 class="govuk-heading-m">Skills that roles need</h2>
      {rows.length === 0 ? <p class="govuk-body">None is named yet. Name what chairs, members and advisers need at each layer, and this page tells who has it.</p> : <Scroll caption="Skills that roles need" head={['Skill', 'Needed of', 'Who has it', ...(edits ? ['Change'] : [])]} rows={rows} />}
      {edits && <Button text="Add skills that a role needs" href={ask.link('/people/skills/need/new')} classes="govuk-button--secondary" />}
    </>
  );
};

const Inductions = ({ ask, seen, today }: Shown) => {
  const edits = ask.may('people.edit');
  const waiting = awaitingInduction(seen.membership, today);
  return (
    <>
      <h2 class="govuk-heading-m">Inductions not done</h2>
      {waiting.length === 0 ? <p class="govuk-body">{seen.membership.seats.length === 0 ? 'Nobody has a seat yet.' : 'Everyone with a seat has been inducted.'}</p> : (
        <Scroll
          caption="Inductions not done"
          head={['Name', 'Seats in', 'Since', ...(edits ? ['When done'] : [])]}
          rows={waiting.map(({ person, since, groups, late }): readonly TableCell[] => [
            { html: <a class="govuk-link" href={ask.link(`/people/skills/person/${person.id}`)}>{person.name}</a> },
            { text: sentenceList(groups) },
            { html: <>{since === null ? 'Not known' : formatDay(since)} {late ? <Tag text="Late" classes="govuk-tag--orange" /> : null}</> },
            ...(edits ? [{ html: <Press action={ask.link(`/people/skills/person/${person.id}/inducted`)} text="Done today" about={`for ${person.name}`} /> }] : []),
          ])}
        />
      )}
    </>
  );
};

const People = ({ ask, seen, today }: Shown) => {
  const came = attendance(seen.events, today);
  const seated = new Set(seen.membership.seats.map((seat) => seat.person));
  const people = seen.membership.people.filter((person) => seated.has(person.id) || person.skills.length > 0);
  return people.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">What people can do</h2>
      <Scroll
        caption="What people can do"
        head={['Name', 'Skills', 'Inducted', 'Events in the last year']}
        rows={people.map((person) => [
          { html: <a class="govuk-link" href={ask.link(`/people/skills/person/${person.id}`)}>{person.name}</a> },
          { text: person.skills.length === 0 ? 'None recorded' : sentenceList(person.skills) },
          { text: person.inductedOn === null ? 'No' : formatDay(person.inductedOn) },
          { text: String(came.get(person.id) ?? 0) },
        ])}
      />
    </>
  );
};

const Events = ({ ask, seen, today }: Shown) => (
  <>
    <h2 class="govuk-heading-m">Development events</h2>
    {seen.events.length === 0 ? <p class="govuk-body">None is recorded yet.</p> : (
      <Scroll
        caption="Development events"
        head={['Event', 'When', 'What for', 'Skills', 'Who came']}
        rows={seen.events.map((event) => [
          { html: <a class="govuk-link" href={ask.link(`/people/skills/event/${event.id}`)}>{event.title}</a> },
          { text: formatDay(event.on) }, { text: clip(event.about, 160) }, { text: sentenceList(event.skills) },
          { text: event.on > today ? 'Still to come' : plural(event.came.length, 'person', 'people') },
        ])}
      />
    )}
    {ask.may('people.edit') && <Button text="Add an event" href={ask.link('/people/skills/event/new')} classes="govuk-button--secondary" />}
  </>
);

/** Skills, induction and development: what is lacking first, then who has what. */
export const skillsPage = async (ask: AskHere): Answered => {
  const shown: Shown = { ask, seen: await skillsSeen(ask), today: dayOf(ask.now) };
  return ok(
    page({
      title: 'Skills and development',
      wide: true,
      side: peopleSide(ask, 'skills'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Skills, induction and development" lead="What each role needs, who can do it, and who is still to be shown how things work here." />
          <h2 class="govuk-heading-m">What is missing</h2>
          <Gaps {...shown} />
          <Needs {...shown} />
          <Inductions {...shown} />
          <Events {...shown} />
          <People {...shown} />
        </>
      ),
    }),
  );
};
