import { dayOf, formatDay, type Day } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { GapList } from '#platform/ui/gap-list.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { dropOutcome, dropTheme } from '../commands/edit-outcome.ts';
import { adopt, makeVersion } from '../commands/edit-plan.ts';
import { ingredientNames, ingredientsOf, strategyWarnings, type Ingredient } from '../core/ingredients.ts';
import { asStrategy } from '../core/plan-as-strategy.ts';
import { levelNames, type PlacedOutcome, type Plan, type Theme } from '../core/plan.ts';
import { outcomesOfPlan } from '../store/plan-store.ts';
import { press } from './form-page.ts';
import { OutLink, Paragraphs, PlanTag, Press, WideTable } from './parts.tsx';
import { evidenceByOutcome, readStrategy, type StrategyWhole } from './read-strategy.ts';
import { strategySide } from './strategy-side.ts';

/** What is missing in a plan and what makes it out of date. */
export const planState = (plan: Plan, outcomes: readonly PlacedOutcome[], whole: StrategyWhole, today: Day) => {
  const strategy = asStrategy(plan, { outcomes, cells: whole.cells });
  return { ingredients: ingredientsOf(strategy), warnings: plan.status === 'adopted' ? strategyWarnings(strategy, today) : [] };
};

const spanOf = ({ coversFrom, coversTo }: Plan): string => (coversFrom === null && coversTo === null ? 'Not said' : `${coversFrom === null ? '…' : formatDay(coversFrom)} to ${coversTo === null ? '…' : formatDay(coversTo)}`);

/** Every strategy and plan, those of the widest area first. */
export const plansPage = async (ask: AskHere): Answered => {
  const whole = await ask.within((tx) => readStrategy(tx, ask.here.id));
  const plans = whole.plans.filter((plan) => plan.status !== 'replaced');
  const today = dayOf(ask.now);
  const overdue = (plan: Plan): boolean => planState(plan, whole.outcomes.filter((one) => one.plan === plan.id), whole, today).warnings.some((one) => one.warning !== 'no-engagement');
  const late = plans.filter(overdue).length;
  return ok(
    page({
      title: 'Strategies and plans', side: strategySide(ask, 'plans'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Strategies and plans" lead={plans.length === 0 ? 'What the partnership wants for the place in the long run. Begin with the strategy of your own area, then add those of the levels above and below.' : `${plural(plans.length, 'strategy or plan', 'strategies and plans')}${late === 0 ? ', and none is out of date.' : `; ${plural(late, 'is', 'are')} out of date.`}`} />
          {ask.may('strategy.edit') && <Button text="Add a strategy or plan" href={ask.link('/strategy/plans/new/edit')} {...(plans.length === 0 ? {} : { classes: 'govuk-button--secondary' })} />}
          {plans.length > 0 && (
            <WideTable
              caption="Strategies and plans, from the widest area down" hiddenCaption head={['Title', 'Level', 'Covers', 'Review due', 'Status']}
              rows={plans.map((plan) => [
                { html: <a class="govuk-link" href={ask.link(`/strategy/plans/${plan.id}`)}>{plan.title}{plan.number > 1 ? `, version ${plan.number}` : ''}</a> }, { text: plan.area === '' ? levelNames[plan.level] : `${levelNames[plan.level]}: ${plan.area}` },
                { text: spanOf(plan) }, { text: plan.reviewDue === null ? 'Not set' : formatDay(plan.reviewDue) }, { html: <><PlanTag status={plan.status} /> {overdue(plan) ? <Tag text="Out of date" classes="govuk-tag--red" /> : null}</> },
              ])}
            />
          )}
        </>
      ),
    }),
  );
};

const states = { there: ['There', 'govuk-tag--green'], part: ['In part', 'govuk-tag--yellow'], missing: ['Missing', 'govuk-tag--red'] } as const;

const Ingredients = ({ all }: { readonly all: readonly Ingredient[] }) => (
  <>
    <h2 class="govuk-heading-m">The four ingredients</h2>
    <WideTable
      caption="The four ingredients of a strategy" hiddenCaption head={['Ingredient', 'State', 'What it lacks', 'What to do']}
      rows={all.map((one) => [{ text: ingredientNames[one.name] }, { html: <Tag text={states[one.state][0]} classes={states[one.state][1]} /> }, { text: one.lacks.length === 0 ? 'Nothing' : `${sentenceList(one.lacks)}.`.replace(/^./, (first) => first.toUpperCase()) }, { text: one.lacks.length === 0 ? '' : one.fix }])}
    />
    <p class="govuk-body-s">Four ingredients, after paragraph 36 of “Working better together?” (Audit Commission, 2009).</p>
  </>
);

type PlanView = { readonly ask: AskHere; readonly plan: Plan; readonly themes: readonly Theme[]; readonly outcomes: readonly PlacedOutcome[]; readonly whole: StrategyWhole; readonly open: boolean };

const OutcomeItem = ({ view: { ask, plan, whole, open }, outcome }: { readonly view: PlanView; readonly outcome: PlacedOutcome }) => {
  const evidence = evidenceByOutcome(whole).get(outcome.key) ?? [];
  return (
    <li>
      <a class="govuk-link" href={ask.link(`/strategy/outcomes/${outcome.key}`)}>{outcome.title}</a>
      {outcome.byWhen === null ? '' : `, by ${formatDay(outcome.byWhen)}`}. {evidence.length === 0 ? <strong>Rests on no evidence.</strong> : `Rests on ${plural(evidence.length, 'piece', 'pieces')} of evidence.`}
      {open ? <>{' '}<a class="govuk-link" href={ask.link(`/strategy/plans/${plan.id}/outcomes/${outcome.id}`)}>Change<span class="govuk-visually-hidden"> {outcome.title}</span></a></> : null}
      {open && plan.status === 'draft' ? <Press action={ask.link(`/strategy/plans/${plan.id}/outcomes/${outcome.id}/remove`)} version={outcome.version} text={`Take out “${outcome.title}”`} classes="govuk-button--secondary govuk-!-margin-bottom-2" /> : null}
    </li>
  );
};

const ThemePart = ({ view, theme }: { readonly view: PlanView; readonly theme: Theme | null }) => {
  const { ask, plan, outcomes, whole, open } = view;
  const own = outcomes.filter((one) => one.theme === (theme?.id ?? null));
  const group = whole.membership.groups.find((one) => one.id === theme?.group)?.name;
  if (theme === null && own.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{theme?.title ?? 'Under no theme'}</h3>
      {theme === null ? null : (
        <p class="govuk-body-s govuk-!-margin-bottom-2">
          {group === undefined ? 'No group looks after it.' : `${group} looks after it.`}
          {open ? <>{' '}<a class="govuk-link" href={ask.link(`/strategy/plans/${plan.id}/themes/${theme.id}`)}>Change<span class="govuk-visually-hidden"> the theme {theme.title}</span></a></> : null}
        </p>
      )}
      {own.length === 0 ? <p class="govuk-body">No outcome yet.</p> : <ul class="govuk-list govuk-list--bullet">{own.map((outcome) => <OutcomeItem view={view} outcome={outcome} />)}</ul>}
    </>
  );
};

const Versions = ({ ask, plan, plans }: { readonly ask: AskHere; readonly plan: Plan; readonly plans: readonly Plan[] }) => {
  const line: Plan[] = [];
  for (let at: Plan | undefined = plans.find((one) => one.replaces === plan.id); at !== undefined; at = plans.find((one) => one.replaces === at?.id)) line.unshift(at);
  line.push(plan);
  for (let before = plans.find((one) => one.id === plan.replaces); before !== undefined; before = plans.find((one) => one.id === before?.replaces)) line.push(before);
  return line.length < 2 ? null : (
    <>
      <h2 class="govuk-heading-m">Versions</h2>
      <ul class="govuk-list">{line.map((one) => <li>{one.id === plan.id ? <strong>Version {one.number} (this one)</strong> : <a class="govuk-link" href={ask.link(`/strategy/plans/${one.id}`)}>Version {one.number}</a>} <PlanTag status={one.status} /></li>)}</ul>
    </>
  );
};

const Acts = ({ ask, plan }: Pick<PlanView, 'ask' | 'plan'>) => {
  const at = (path: string): string => ask.link(`/strategy/plans/${plan.id}${path}`);
  return (
    <>
      <div class="govuk-button-group">
        <Button text="Add an outcome" href={at('/outcomes/new')} /><Button text="Add a theme" href={at('/themes/new')} classes="govuk-button--secondary" /><Button text="Change the plan" href={at('/edit')} classes="govuk-button--secondary" />
      </div>
      {plan.status === 'draft'
        ? <Details summaryText="Adopt this plan" html={<><p class="govuk-body">{plan.replaces === null ? 'From then on it counts, and it warns when its review is overdue.' : 'It takes the place of the version before. What rests on an outcome stays with it.'}</p><Press action={at('/adopt')} version={plan.version} text="Adopt this plan" /></>} />
        : <Details summaryText="Make a new version" html={<><p class="govuk-body">A draft with a copy of every theme and outcome. This one holds until the new one is adopted.</p><Press action={at('/version')} version={plan.version} text="Make a new version" /></>} />}
    </>
  );
};

const Words = ({ plan }: { readonly plan: Plan }) => (
  <>
    <h2 class="govuk-heading-m">Vision</h2>
    <Paragraphs text={plan.vision} none="No vision yet." />
    <h2 class="govuk-heading-m">Action plan</h2>
    <Paragraphs text={plan.actionPlan} none="No action plan in words yet." />
    {plan.actionPlanLink === '' ? null : <p class="govuk-body"><OutLink href={plan.actionPlanLink} text="Read the whole action plan" /></p>}
    <Details summaryText="Commitment, checking and residents" html={<><h3 class="govuk-heading-s">Shared commitment</h3><Paragraphs text={plan.commitment} none="Not said." /><h3 class="govuk-heading-s">Checking progress</h3><Paragraphs text={plan.checking} none="Not said." /><h3 class="govuk-heading-s">Telling residents</h3><Paragraphs text={plan.reporting} none="Not said." /><h3 class="govuk-heading-s">Asking residents</h3><Paragraphs text={plan.engagement} none="Not said." /></>} />
  </>
);

/** One strategy or plan: what makes it out of date first, then its vision, themes, outcomes and ingredients. */
export const planPage = async (ask: AskHere): Answered => {
  const id = readId<'plan'>(ask.params['id']);
  const { whole, outcomes } = await ask.within(async (tx) => ({ whole: await readStrategy(tx, ask.here.id), outcomes: id === null ? [] : await outcomesOfPlan(tx, ask.here.id, id) }));
  const plan = whole.plans.find((one) => one.id === id);
  if (plan === undefined) return notFound('There is no such strategy or plan here.');
  const { ingredients, warnings } = planState(plan, outcomes, whole, dayOf(ask.now));
  const view: PlanView = { ask, plan, outcomes, whole, themes: whole.themes.filter((theme) => theme.plan === plan.id), open: ask.may('strategy.edit') && plan.status !== 'replaced' };
  return ok(
    page({
      title: plan.title, side: strategySide(ask, 'plans'), back: { href: ask.link('/strategy/plans') },
      body: (
        <>
          <PageHeading caption={plan.area === '' ? levelNames[plan.level] : `${levelNames[plan.level]}: ${plan.area}`} heading={plan.title} />
          <p class="govuk-body"><PlanTag status={plan.status} /> Version {plan.number}. Covers {spanOf(plan)}.{plan.adoptedOn === null ? '' : ` Adopted on ${formatDay(plan.adoptedOn)}.`}</p>
          {plan.status === 'replaced' && <InsetText>A newer version has replaced this one. It stays here as it was.</InsetText>}
          {warnings.length > 0 && <GapList groups={[{ title: 'Why it is out of date', gaps: warnings.map((one) => ({ text: one.reason, todo: one.fix, action: null })) }]} none="" />}
          {view.open && <Acts ask={ask} plan={plan} />}
          <Words plan={plan} />
          <h2 class="govuk-heading-m">Themes and outcomes</h2>
          {outcomes.length === 0 && view.themes.length === 0 ? <p class="govuk-body">None yet.</p> : null}
          {[...view.themes, null].map((theme) => <ThemePart view={view} theme={theme} />)}
          <Ingredients all={ingredients} />
          <Versions ask={ask} plan={plan} plans={whole.plans} />
        </>
      ),
    }),
  );
};

const missing = notFound('There is no such strategy or plan here.');

export const adoptNow = press(async (work, ask, version) => {
  const id = readId<'plan'>(ask.params['id']);
  const done = id === null ? missing : await adopt(work, id, version);
  return done.ok ? ok(`/strategy/plans/${done.value}`) : done;
}, 'The plan is adopted');

export const makeVersionNow = press(async (work, ask) => {
  const id = readId<'plan'>(ask.params['id']);
  const done = id === null ? missing : await makeVersion(work, id);
  return done.ok ? ok(`/strategy/plans/${done.value}`) : done;
}, 'A new version is begun as a draft');

export const removeOutcomeNow = press(async (work, ask, version) => {
  const [plan, id] = [readId<'plan'>(ask.params['plan']), readId<'outcome'>(ask.params['id'])];
  const done = plan === null || id === null ? missing : await dropOutcome(work, plan, id, version);
  return done.ok ? ok(`/strategy/plans/${plan ?? ''}`) : done;
}, 'The outcome is taken out of this draft');

export const removeThemeNow = press(async (work, ask, version) => {
  const [plan, id] = [readId<'plan'>(ask.params['plan']), readId<'theme'>(ask.params['id'])];
  const done = plan === null || id === null ? missing : await dropTheme(work, plan, id, version);
  return done.ok ? ok(`/strategy/plans/${plan ?? ''}`) : done;
}, 'The theme is taken out; its outcomes stay');
