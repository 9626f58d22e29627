import { dayOf, type Day } from '#lib/day.ts';
import type { Group, Layer } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import { climb } from '../core/layer-kinds.ts';
import { planFindings, type PlannerFinding, type PlannerMatter, type Rhythm } from '../core/planner.ts';
import type { ReportHead } from '../core/report.ts';
import { exceptionsOf } from '../store/exception-store.ts';
import { reportsOf } from '../store/report-store.ts';
import { looksOf } from '../store/rhythm-store.ts';
import { kindsHere } from './read-report.ts';
import { readScorecard } from './read-scorecard.ts';

type Working = Pick<Work, 'tx' | 'here' | 'now' | 'services'>;
export type Planned = { readonly matter: PlannerMatter; readonly groups: readonly Group[]; readonly findings: readonly PlannerFinding[]; readonly reports: readonly ReportHead[]; readonly from: Day };

/** How often each layer should look at performance, as the pack says. */
export const rhythmsHere = async ({ tx, here, services }: Pick<Working, 'tx' | 'here' | 'services'>): Promise<Readonly<Record<Layer, Rhythm>>> => {
  const { limits } = await services.packFor(tx, here);
  const of = (layer: Layer): Rhythm => {
    const limit = limits[`${layer}-meetings`];
    return { least: limit?.least ?? null, most: limit?.most ?? null, source: limit?.source ?? '' };
  };
  return { strategic: of('strategic'), executive: of('executive'), operational: of('operational') };
};

/** Meetings laid against figures: what the planner’s page shows, from the first day of this month on. */
export const readPlanner = async (work: Working): Promise<Planned> => {
  const { tx, here } = work;
  const { groups: everyone } = await readMembership(tx, here.id);
  const groups = everyone.filter((group) => group.host === null).toSorted((a, b) => climb.indexOf(b.layer) - climb.indexOf(a.layer) || a.name.localeCompare(b.name));
  const figures = (await readScorecard(work)).map(({ indicator, judged }) => ({ ...indicator, judged }));
  const open = await exceptionsOf(tx, here.id, true);
  const matter: PlannerMatter = { groups, figures, kinds: await kindsHere(work), rhythms: await rhythmsHere(work), chosen: await looksOf(tx, here.id), exceptions: new Map(open.map((one) => [one.indicator, one.layer])) };
  return { matter, groups, findings: planFindings(matter), reports: await reportsOf(tx, here.id), from: `${dayOf(work.now).slice(0, 7)}-01` as Day };
};
