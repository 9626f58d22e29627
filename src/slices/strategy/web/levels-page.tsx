import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { StructureChart, type StructureNode } from '#platform/charts/structure-chart.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { GapList } from '#platform/ui/gap-list.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { forest, type Branch } from '../core/levels.ts';
import { levelNames, levels, type Level, type PlacedOutcome } from '../core/plan.ts';
import { splitsOf, SplitList, type KeptSplit } from './splits.tsx';
import { readAgreement } from '../commands/read-agreement.ts';
import { agreementsOf } from '../store/agreement-store.ts';
import { readStrategy, type StrategyWhole } from './read-strategy.ts';
import { sharesOf } from '../store/contributor-store.ts';
import { strategySide } from './strategy-side.ts';

const columnsOf = (outcomes: readonly PlacedOutcome[]): readonly Level[] => levels.toReversed().filter((level) => outcomes.some((one) => one.level === level)).toSorted((a, b) => Number(a === 'other') - Number(b === 'other'));

const Nested = ({ ask, branches }: { readonly ask: AskHere; readonly branches: readonly Branch[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {branches.map(({ outcome, below }) => (
      <li>
        <a class="govuk-link" href={ask.link(`/strategy/outcomes/${outcome.key}`)}>{outcome.title}</a> ({outcome.planTitle})
        {below.length > 0 && <Nested ask={ask} branches={below} />}
      </li>
    ))}
  </ul>
);

const Picture = ({ ask, outcomes }: { readonly ask: AskHere; readonly outcomes: readonly PlacedOutcome[] }) => {
  const columns = columnsOf(outcomes);
  const widest = columns[0];
  const trees = forest(outcomes);
  const isLoose = (one: PlacedOutcome): boolean => one.level !== widest && one.serves === null;
  const node = ({ outcome, below }: Branch): StructureNode => ({ id: outcome.key, column: Math.max(0, columns.indexOf(outcome.level)), label: outcome.title, note: outcome.planTitle, loose: isLoose(outcome), below: below.map(node) });
  const roots = trees.toSorted((a, b) => Number(isLoose(a.outcome)) - Number(isLoose(b.outcome))).map(node);
  const loose = outcomes.filter(isLoose).length;
  const title = loose === 0 ? 'Every outcome leads up to a wider plan' : `${plural(loose, 'outcome serves', 'outcomes serve')} nothing in a wider plan`;
  const names = columns.map((level) => levelNames[level]);
  return (
    <figure class="joinery-figure">
      <figcaption class="joinery-figure__title">{title}</figcaption>
      <div class="joinery-figure__wide"><StructureChart id="levels" title={title} columns={names} roots={roots} /></div>
      <div class="joinery-figure__compact"><StructureChart id="levels-compact" title={title} columns={names} roots={roots} compact /></div>
      <details class="govuk-details joinery-figure__table">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">The same as a list, with links</span></summary>
        <div class="govuk-details__text"><Nested ask={ask} branches={trees} /></div>
      </details>
    </figure>
  );
};

const gapsOf = (ask: AskHere, { outcomes, plans }: StrategyWhole) => {
  const columns = columnsOf(outcomes);
  const [widest, narrowest] = [columns[0], columns.findLast((level) => level !== 'other')];
  const keys = new Set(outcomes.map((one) => one.key));
  const edit = (one: PlacedOutcome) => (ask.may('strategy.edit') ? { text: 'Say what it serves', href: ask.link(`/strategy/plans/${one.plan}/outcomes/${one.id}`) } : { text: 'Open', href: ask.link(`/strategy/outcomes/${one.key}`) });
  const loose = outcomes.filter((one) => one.level !== widest && one.serves === null);
  const broken = outcomes.filter((one) => one.serves !== null && !keys.has(one.serves));
  const unserved = widest === narrowest ? [] : outcomes.filter((one) => one.level === widest && !outcomes.some((other) => other.serves === one.key));
  return [
    { title: 'Serves nothing in a wider plan', gaps: loose.map((one) => ({ text: `${one.title} (${one.planTitle}).`, todo: '', action: edit(one) })) },
    { title: 'Serves an outcome that no plan has any more', gaps: broken.map((one) => ({ text: `${one.title} (${one.planTitle}).`, todo: '', action: edit(one) })) },
    { title: 'No plan of a smaller area takes it up', gaps: unserved.map((one) => ({ text: `${one.title}.`, todo: '', action: { text: 'Open', href: ask.link(`/strategy/outcomes/${one.key}`) } })) },
    { title: 'Plans with no outcomes', gaps: plans.filter((plan) => plan.status !== 'replaced' && plan.replaces === null && !outcomes.some((one) => one.plan === plan.id)).map((plan) => ({ text: `${plan.title}.`, todo: '', action: { text: 'Open', href: ask.link(`/strategy/plans/${plan.id}`) } })) },
  ];
};

/** From parish to county and back: what serves what, where the line is broken, and whether the parts of each target make the whole. */
export const levelsPage = async (ask: AskHere): Answered => {
  const { whole, splits } = await ask.within(async (tx) => {
    const found: KeptSplit[] = [];
    for (const agreement of (await agreementsOf(tx, ask.here.id)).filter((one) => one.status !== 'closed')) found.push(...splitsOf((await readAgreement(tx, ask.here.id, agreement)).targets, await sharesOf(tx, ask.here.id, { agreement: agreement.id })));
    return { whole: await readStrategy(tx, ask.here.id), splits: found };
  });
  const { outcomes } = whole;
  const off = splits.filter(({ split }) => !split.addsUp).length;
  return ok(
    page({
      title: 'Up and down the levels', side: strategySide(ask, 'levels'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Up and down the levels" lead={outcomes.length === 0 ? 'How parish, district and county plans carry one another. Add a plan of each level, and say of each outcome which wider one it serves.' : `${plural(outcomes.length, 'outcome')} on ${plural(columnsOf(outcomes).length, 'level')}. ${splits.length === 0 ? 'No target is split into parts yet.' : off === 0 ? 'The parts of every split target make the whole.' : `${plural(off, 'split does', 'splits do')} not add up.`}`} />
          {outcomes.length > 0 && <><GapList groups={gapsOf(ask, whole)} none="Every outcome is taken up below and serves something above." /><Picture ask={ask} outcomes={outcomes} /></>}
          <h2 class="govuk-heading-m">Targets split between areas</h2>
          <SplitList ask={ask} splits={splits} />
          <p class="govuk-body">What partnerships of other levels share with you is under <a class="govuk-link" href={ask.link('/people/tiers')}>Tiers</a>.</p>
        </>
      ),
    }),
  );
};
