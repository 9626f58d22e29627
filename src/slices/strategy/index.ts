export { levelNames, levels, type Level, type Outcome, type PlacedOutcome, type Plan } from './core/plan.ts';
export { freshnessNames, freshnessOf, type Evidence, type Freshness } from './core/evidence.ts';
export { certainties, measureKinds, polarities, type AgreementTarget, type Certainty, type MeasureKind, type PeriodValue, type Polarity, type ValueKind } from './core/agreement.ts';
