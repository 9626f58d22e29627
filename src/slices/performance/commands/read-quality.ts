import { dayOf, type Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import { comparable } from '../core/judge.ts';
import type { KeptObservation } from '../core/observation.ts';
import { judgeQuality, type Quality } from '../core/quality.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { headlineFigures } from '../store/observation-store.ts';
import { ratingsOf, settingOf, signOffsOf, spotChecksOf } from '../store/quality-store.ts';

/** An indicator and the figure that its mark stands beside. */
export type Marked = { readonly indicator: Pick<Indicator, 'id' | 'area'>; readonly latest: KeptObservation | null };

/** The marks of figures that are at hand already, as they were known at the end of a day. */
export const marksOf = async (tx: Tx, here: PartnershipId, lines: readonly Marked[], today: Day): Promise<ReadonlyMap<IndicatorId, Quality>> => {
  const one = lines.length === 1 ? (lines[0]?.indicator.id ?? null) : null;
  const known = (row: { readonly at: Date }): boolean => dayOf(row.at) <= today;
  const ratings = Map.groupBy((await ratingsOf(tx, here, one)).filter(known), (row) => row.indicator);
  const signs = Map.groupBy((await signOffsOf(tx, here, one)).filter(known), (row) => row.indicator);
  const checks = Map.groupBy((await spotChecksOf(tx, here, one)).filter(known), (row) => row.indicator);
  return new Map(lines.map(({ indicator, latest }) => {
    const { id } = indicator;
    return [id, judgeQuality(indicator, latest, { ratings: ratings.get(id) ?? [], signs: signs.get(id) ?? [], checks: checks.get(id) ?? [] }, today)] as const;
  }));
};

type Asked = { readonly now?: Date; /** The figures as they stood after this entry. */ readonly asOf?: number };

/** The mark of every indicator in use, beside its latest figure. */
export const qualityOf = async (tx: Tx, here: PartnershipId, { now = new Date(), asOf }: Asked = {}): Promise<ReadonlyMap<IndicatorId, Quality>> => {
  const indicators = await indicatorsOf(tx, here);
  const figures = Map.groupBy(await headlineFigures(tx, here, { asOf }), (figure) => figure.indicator);
  return marksOf(tx, here, indicators.map((indicator) => ({ indicator, latest: comparable(indicator.periodRule, figures.get(indicator.number) ?? []).at(-1) ?? null })), dayOf(now));
};

/** Whether somebody in this role sees only signed figures, as the partnership settled it: members and readers are the board. */
export const seesOnlySigned = async (tx: Tx, here: PartnershipId, role: string): Promise<boolean> => (role === 'member' || role === 'reader') && (await settingOf(tx, here)).onlySigned;

export { settingOf };
