import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Pack } from '#pack';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { OverlapChart } from '#platform/charts/overlap-chart.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { GapList } from '#platform/ui/gap-list.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { alignmentOf, type Alignment, type Priority, type Serves } from '../core/alignment.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { trace } from '../core/levels.ts';
import { levels, type PlacedOutcome } from '../core/plan.ts';
import type { TargetWhole } from '../commands/read-agreement.ts';
import { WideTable } from './parts.tsx';
import { readStrategy, type StrategyWhole } from './read-strategy.ts';
import { strategySide } from './strategy-side.ts';

type Limits = Pick<Pack, 'limits'>;

/** The outcomes of the widest plans: what the agreement is laid beside. */
export const prioritiesOf = (outcomes: readonly PlacedOutcome[]): readonly PlacedOutcome[] => {
  const widest = levels.filter((level) => level !== 'other').findLast((level) => outcomes.some((one) => one.level === level)) ?? 'other';
  return outcomes.filter((one) => one.level === widest);
};

// A target for an outcome of a smaller area serves the wider outcome that this one serves.
const servesOf = (targets: readonly TargetWhole[], outcomes: readonly PlacedOutcome[], priorities: ReadonlySet<string>): readonly Serves[] =>
  targets.flatMap(({ kept }) => {
    const traced = kept.outcome === null ? null : trace(outcomes, kept.outcome);
    const served = traced === null ? undefined : [traced.outcome, ...traced.above].find((one) => priorities.has(one.key));
    return served === undefined ? [] : [{ target: kept.key, priority: served.key }];
  });

/** How the strategy and the agreement that holds now overlap. */
export const alignmentHere = ({ outcomes, agreement }: StrategyWhole, pack: Limits): Alignment => {
  const priorities: readonly Priority[] = prioritiesOf(outcomes).map((one) => ({ id: one.key, title: one.title }));
  const targets = agreement?.targets ?? [];
  return alignmentOf(priorities, targets.map((one) => one.said), servesOf(targets, outcomes, new Set(priorities.map((one) => one.id))), limitsFromPack(pack));
};

const titleOf = ({ consistent }: Alignment): string => `${consistent.n} of ${plural(consistent.of, 'target')} ${consistent.n === 1 ? 'serves' : 'serve'} an outcome of the strategy`;
const per = (share: number | null): string => (share === null ? 'Can’t tell' : `${Math.round(share * 100)} per cent`);

/** The overlap, drawn, with the same as a table. */
export const OverlapPicture = ({ whole, pack }: { readonly whole: StrategyWhole; readonly pack: Limits }) => {
  const found = alignmentHere(whole, pack);
  const names = new Map((whole.agreement?.targets ?? []).map(({ said }) => [said.key, said.indicator === null || said.indicator === said.title ? said.title : `${said.indicator} ${said.title}`]));
  const outside = [...found.pulledFromOutside.map((key) => [key, 'asked for from outside'] as const), ...found.adrift.map((key) => [key, 'local'] as const)];
  const props = {
    title: titleOf(found), leftName: 'Strategy', rightName: 'Agreement',
    left: { count: found.leftOut.length, caption: found.leftOut.length === 1 ? 'Outcome that no target stands for' : 'Outcomes that no target stands for', items: found.leftOut.map((one) => one.title) },
    both: { count: found.covered.length, caption: `${found.covered.length === 1 ? 'Outcome' : 'Outcomes'} with ${plural(found.consistent.n, 'target')}`, items: found.covered.map((one) => `${one.priority.title} (${one.targets.length})`) },
    right: { count: outside.length, caption: outside.length === 1 ? 'Target that serves no outcome' : 'Targets that serve no outcome', items: outside.map(([key, why]) => `${names.get(key) ?? key} (${why})`) },
  };
  return (
    <ChartWithTable
      title={props.title} chart={<OverlapChart id="overlap" {...props} />} compactChart={<OverlapChart id="overlap-compact" {...props} compact />} folded={false}
      columns={[{ title: 'Where it lies' }, { title: 'How many', numeric: true }]}
      rows={[
        ['Outcomes with a target', found.covered.length], ['Outcomes left out', found.leftOut.length], ['Targets that serve an outcome', found.consistent.n], ['Targets asked for from outside', found.pulledFromOutside.length], ['Local targets that serve no outcome', found.adrift.length],
        ['Share of targets that serve an outcome', per(found.consistent.share)], ['The same nationally in 2008', per(found.consistent.national)],
      ]}
    />
  );
};

const gapsOf = (ask: AskHere, { agreement }: StrategyWhole, found: Alignment) => {
  const byKey = new Map((agreement?.targets ?? []).map((one) => [one.said.key, one.kept]));
  const target = (key: string) => ({ text: `${byKey.get(key)?.title ?? key}.`, action: { text: 'Open', href: ask.link(`/strategy/targets/${byKey.get(key)?.id ?? ''}`) } });
  return [
    { title: 'Local priorities left out', gaps: found.leftOut.map((one) => ({ text: `${one.title}.`, todo: 'Agree a target, or say how else it will be followed.', action: { text: 'Open', href: ask.link(`/strategy/outcomes/${one.id}`) } })) },
    { title: 'Targets pulled in from outside', gaps: found.pulledFromOutside.map((key) => ({ ...target(key), todo: 'Say which outcome it serves, or review whether the strategy should speak of it.' })) },
    { title: 'Local targets that serve no outcome', gaps: found.adrift.map((key) => ({ ...target(key), todo: 'Nobody outside asked for it and the strategy does not either: say what it is for.' })) },
  ];
};

const leadOf = (whole: StrategyWhole, found: Alignment): string => {
  if (whole.agreement === null || found.consistent.share === null || whole.outcomes.length === 0) return 'Which outcomes of the strategy the agreement takes up, which it leaves out and what was pulled in from outside. It needs outcomes and targets.';
  return `${per(found.consistent.share)} of the targets are consistent with the strategy. Of those agreed across the country in 2008 it was ${per(found.consistent.national)}.`;
};

/** How the strategy and the agreement overlap: what is left out and pulled in first, then the picture and the lists. */
export const alignmentPage = async (ask: AskHere): Answered => {
  const { whole, pack } = await ask.within(async (tx) => ({ whole: await readStrategy(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here) }));
  const found = alignmentHere(whole, pack);
  const titles = new Map((whole.agreement?.targets ?? []).map(({ said, kept }) => [said.key, kept]));
  const some = whole.agreement !== null && whole.agreement.targets.length > 0;
  return ok(
    page({
      title: 'How the two overlap', side: strategySide(ask, 'alignment'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="How strategy and agreement overlap" lead={leadOf(whole, found)} />
          {some && <GapList groups={gapsOf(ask, whole, found)} none="Every outcome has a target, and every target serves an outcome." />}
          {some && <OverlapPicture whole={whole} pack={pack} />}
          {found.covered.length > 0 && (
            <WideTable
              caption="Outcomes and the targets that serve them" head={['Outcome', 'Targets']}
              rows={found.covered.map((one) => [{ html: <a class="govuk-link" href={ask.link(`/strategy/outcomes/${one.priority.id}`)}>{one.priority.title}</a> }, { html: <ul class="govuk-list govuk-!-margin-bottom-0">{one.targets.map((key) => <li><a class="govuk-link" href={ask.link(`/strategy/targets/${titles.get(key)?.id ?? ''}`)}>{titles.get(key)?.title ?? key}</a></li>)}</ul> }])}
            />
          )}
          <p class="govuk-body-s">After figure 4 and paragraph 41 of “Working better together?” (Audit Commission, 2009). A target for an outcome of a smaller area counts for the wider outcome which that one serves.</p>
        </>
      ),
    }),
  );
};
