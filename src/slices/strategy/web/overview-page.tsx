import { dayOf } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { GapList, type GapGroup } from '#platform/ui/gap-list.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { findingsOf } from '../commands/edit-agreement.ts';
import type { Agreement } from '../core/kept-target.ts';
import { agreementsOf } from '../store/agreement-store.ts';
import { askedContributors, type AskedContributor } from '../store/contributor-store.ts';
import { holdsNow } from '../core/plan.ts';
import { OverlapPicture } from './alignment-page.tsx';
import { evidenceCheck, evidenceGaps } from './evidence-pages.tsx';
import { OutcomesTable } from './outcomes-page.tsx';
import { planState } from './plans-page.tsx';
import { readStrategy, type StrategyWhole } from './read-strategy.ts';
import { strategySide } from './strategy-side.ts';

const outOfDate = (ask: AskHere, whole: StrategyWhole): GapGroup => ({
  title: 'Out of date',
  gaps: whole.plans.filter(holdsNow).flatMap((plan) => planState(plan, whole.outcomes.filter((one) => one.plan === plan.id), whole, dayOf(ask.now)).warnings.filter((one) => one.warning !== 'no-engagement').map((one) => ({ text: `${plan.title}: ${one.reason}`, todo: one.fix, action: { text: 'Open', href: ask.link(`/strategy/plans/${plan.id}`) } }))),
});

const notAccepted = (ask: AskHere, { cells, outcomes }: StrategyWhole, asked: readonly AskedContributor[]): GapGroup => {
  const titles = new Map(outcomes.map((one) => [one.key, one.title]));
  return {
    title: 'Not accepted by the partner itself',
    gaps: [
      ...cells.filter((cell) => cell.answer === null && titles.has(cell.outcome)).map((cell) => ({ text: `${cell.doerName} ${cell.role === 'leads' ? 'to lead on' : 'to contribute to'} “${titles.get(cell.outcome) ?? ''}”.`, todo: '', action: { text: 'Open', href: ask.link('/strategy/matrix') } })),
      ...asked.filter((one) => one.answer === null).map((one) => ({ text: `${one.name} to contribute to the target “${one.targetTitle}”.${one.earlierAt === null ? '' : ' It accepted an earlier version.'}`, todo: '', action: { text: 'Open', href: ask.link(`/strategy/targets/${one.target}`) } })),
    ],
  };
};

type Looked = { readonly agreement: Agreement; readonly stops: number };

const beforeSigning = (ask: AskHere, looked: readonly Looked[]): GapGroup => ({
  title: 'What stands against an agreement',
  gaps: looked.filter((one) => one.stops > 0).map(({ agreement, stops }) => ({
    text: `${plural(stops, 'thing')} to mend in ${agreement.title}${agreement.status === 'signed' ? ', which is signed' : ' before it can be signed'}.`, todo: '', action: { text: 'See the check', href: ask.link(`/strategy/agreements/${agreement.id}/check`) },
  })),
});

const Begin = ({ ask }: { readonly ask: AskHere }) => (
  <>
    <p class="govuk-body">Begin with the strategy that you have. Add its themes and outcomes, say what evidence each rests on, then the agreement with its targets. Joinery shows what is missing as you go.</p>
    {ask.may('strategy.edit') && <Button text="Add a strategy or plan" href={ask.link('/strategy/plans/new/edit')} />}
  </>
);

const leadOf = ({ plans, outcomes, agreement }: StrategyWhole): string => {
  if (plans.length === 0) return 'What was promised for the place, what it rests on and who does it.';
  return `${sentenceList([plural(outcomes.length, 'outcome'), ...(agreement === null ? [] : [plural(agreement.targets.length, 'target')])])} in ${plural(plans.filter(holdsNow).length, 'strategy or plan', 'strategies and plans')}.`;
};

/** What is out of date, what rests on nothing and what nobody has accepted; then how strategy and agreement overlap, and the outcomes. */
export const overviewPage = async (ask: AskHere): Answered => {
  const { whole, looked, asked } = await ask.within(async (tx) => {
    const open: Looked[] = [];
    for (const agreement of (await agreementsOf(tx, ask.here.id)).filter((one) => one.status !== 'closed')) open.push({ agreement, stops: (await findingsOf(workOf(ask, tx), agreement)).filter((one) => one.severity === 'stop').length });
    return { whole: await readStrategy(tx, ask.here.id), looked: open, asked: await askedContributors(tx, ask.here.id, null) };
  });
  const groups = [outOfDate(ask, whole), ...evidenceGaps(ask, evidenceCheck(whole, dayOf(ask.now))), notAccepted(ask, whole, asked), beforeSigning(ask, looked)];
  const pack = await ask.within((tx) => ask.services.packFor(tx, ask.here));
  return ok(
    page({
      title: 'Strategy', side: strategySide(ask, 'overview'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Strategy" lead={leadOf(whole)} />
          {whole.plans.length === 0 ? <Begin ask={ask} /> : <GapList groups={groups} none="Nothing is out of date, everything rests on evidence that holds, and every partner has said yes to its part." />}
          {whole.agreement !== null && whole.agreement.targets.length > 0 && <OverlapPicture whole={whole} pack={pack} />}
          {whole.outcomes.length > 0 && <OutcomesTable ask={ask} whole={whole} />}
        </>
      ),
    }),
  );
};
