export { byar, countInterval, exactCount, proportion, rate, wilson, type IntervalOf, type Limits } from '#lib/rate-interval.ts';
export { assuranceOf, runChart, runLimits, variationOf, type Assurance, type Improvement, type RunPoint, type Signal, type Variation } from './core/run-chart.ts';
export { recentTrend, type RecentTrend } from './core/recent-trend.ts';
export { expectedAt, outlookOf, statusOf, type Status, type Trajectory } from './core/trajectory.ts';
export { directRate, indirectRatio } from './core/standardised-rate.ts';
export { proportionFunnel, quantileOf, rateFunnel, slopeIndex } from './core/compare-areas.ts';
export { betters, figureKinds, frequencies, measures, type Better, type FigureKind, type Frequency, type Indicator, type IndicatorDraft, type IndicatorId, type Measure } from './core/indicator.ts';
export { isScored, type Figure, type KeptObservation, type Observation } from './core/observation.ts';
export { judge, type Judged, type TargetLine } from './core/judge.ts';
