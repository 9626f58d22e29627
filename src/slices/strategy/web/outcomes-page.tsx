import { dayOf, formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { matrixOf } from '../core/contribution-cell.ts';
import { freshnessOf, type Freshness } from '../core/evidence.ts';
import { FreshnessTag, WideTable } from './parts.tsx';
import { evidenceByOutcome, readStrategy, type StrategyWhole } from './read-strategy.ts';
import { strategySide } from './strategy-side.ts';

const order: readonly Freshness[] = ['stale', 'due', 'unknown', 'fresh'];

/** Every outcome with what it rests on, its targets and who leads. */
export const OutcomesTable = ({ ask, whole }: { readonly ask: AskHere; readonly whole: StrategyWhole }) => {
  const today = dayOf(ask.now);
  const [evidence, done] = [evidenceByOutcome(whole), new Map(matrixOf(whole.outcomes, whole.cells).map((one) => [one.key, one]))];
  const worst = (key: string): Freshness | null => {
    const all = (evidence.get(key) ?? []).map((one) => freshnessOf(one, today));
    return order.find((one) => all.includes(one)) ?? null;
  };
  return (
    <WideTable
      caption="Outcomes, by plan and theme" head={['Outcome', 'Theme', 'By when', 'Evidence', { text: 'Targets', format: 'numeric' }, 'Who leads']}
      rows={whole.outcomes.map((one) => {
        const [state, lead] = [worst(one.key), done.get(one.key)?.lead ?? null];
        return [
          { html: <a class="govuk-link" href={ask.link(`/strategy/outcomes/${one.key}`)}>{one.title}</a> }, { text: one.themeTitle ?? one.planTitle }, { text: one.byWhen === null ? 'Not said' : formatDay(one.byWhen) },
          state === null ? { text: 'None' } : { html: <FreshnessTag freshness={state} /> },
          { text: String((whole.agreement?.targets ?? []).filter((target) => target.kept.outcome === one.key).length), format: 'numeric' },
          { text: lead === null ? 'Nobody' : `${lead.doerName}${lead.answer === null ? ' (not yet accepted)' : ''}` },
        ];
      })}
    />
  );
};

/** The outcomes that hold now, each leading to its golden thread. */
export const outcomesPage = async (ask: AskHere): Answered => {
  const whole = await ask.within((tx) => readStrategy(tx, ask.here.id));
  return ok(
    page({
      title: 'Outcomes', side: strategySide(ask, 'outcomes'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Outcomes" lead={whole.outcomes.length === 0 ? 'What is to change in people’s lives. Outcomes are added to a strategy or plan.' : `${plural(whole.outcomes.length, 'outcome')}. Open one to follow it from its evidence to what is being done.`} />
          {whole.outcomes.length === 0 ? <p class="govuk-body"><a class="govuk-link" href={ask.link('/strategy/plans')}>Go to strategies and plans</a></p> : <OutcomesTable ask={ask} whole={whole} />}
        </>
      ),
    }),
  );
};
