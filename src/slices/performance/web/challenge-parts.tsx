import { formatDay, type Day } from '#lib/day.ts';
import { formatPeriod } from '#lib/period.ts';
import { clip } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Table, type TableCell } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { challengeStateNames, isOverdue, type Challenge } from '../core/challenges.ts';
import type { Indicator } from '../core/indicator.ts';

export type Names = ReadonlyMap<string, string>;

/** Whether a challenge waits, is late or is done, as a word in a tag. */
export const ChallengeTag = ({ challenge, today }: { readonly challenge: Challenge; readonly today: Day }) =>
  isOverdue(challenge, today) ? <Tag text="Overdue" classes="govuk-tag--orange" /> : <Tag text={challengeStateNames[challenge.state]} classes={challenge.state === 'open' ? 'govuk-tag--yellow' : challenge.state === 'answered' ? 'govuk-tag--blue' : 'govuk-tag--grey'} />;

/** Who asks, with their organisation. */
export const askerOf = ({ by, askedOrganisation }: Challenge, names: Names): string => {
  const organisation = names.get(askedOrganisation ?? '');
  return organisation === undefined ? by : `${by}, ${organisation}`;
};

/** Who is to answer, with their organisation. */
export const askedOf = ({ toPerson, toOrganisation }: Challenge, names: Names): string =>
  [names.get(toPerson ?? ''), names.get(toOrganisation ?? '')].filter((one) => one !== undefined).join(', ') || 'Nobody any more';

/** “Homes built, 2024/25”. */
export const aboutOf = ({ period }: Challenge, indicator: Pick<Indicator, 'title' | 'code' | 'periodRule'> | undefined): string =>
  indicator === undefined ? 'An indicator' : `${indicator.code === null ? '' : `${indicator.code} `}${indicator.title}${period === null ? '' : `, ${formatPeriod(indicator.periodRule, period)}`}`;

const whenOf = (challenge: Challenge): string => (challenge.state === 'open' ? `Due ${formatDay(challenge.dueOn)}` : challenge.answeredOn === null ? `Asked ${formatDay(challenge.askedOn)}` : `Answered ${formatDay(challenge.answeredOn)}`);

type TableProps = { readonly ask: AskHere; readonly caption: string; readonly challenges: readonly Challenge[]; readonly indicators: ReadonlyMap<string, Indicator>; readonly names: Names; readonly today: Day };

/** Challenges as a table, each leading to its page. */
export const ChallengeTable = ({ ask, caption, challenges, indicators, names, today }: TableProps) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table
      classes="joinery-dense" caption={caption} captionClasses="govuk-table__caption--m" firstCellIsHeader
      head={['Question', 'About', 'Who asks whom', 'State'].map((text) => ({ text }))}
      rows={challenges.map((one): readonly TableCell[] => [
        { html: <a class="govuk-link" href={ask.link(`/performance/challenges/${one.id}`)}>{clip(one.question, 120)}</a>, classes: 'joinery-long' }, { text: aboutOf(one, indicators.get(one.indicator)) }, { text: `${askerOf(one, names)}, asks ${askedOf(one, names)}` },
        { html: <span class="joinery-badge"><ChallengeTag challenge={one} today={today} /><span class="govuk-hint govuk-!-font-size-16 joinery-badge__words">{whenOf(one)}</span></span> },
      ])}
    />
  </div>
);
