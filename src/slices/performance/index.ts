export { byar, countInterval, exactCount, proportion, rate, wilson, type IntervalOf, type Limits } from '#lib/rate-interval.ts';
export { assuranceOf, runChart, runLimits, variationOf, type Assurance, type Improvement, type RunPoint, type Signal, type Variation } from './core/run-chart.ts';
export { recentTrend, type RecentTrend } from './core/recent-trend.ts';
export { expectedAt, outlookOf, statusOf, type Status, type Trajectory } from './core/trajectory.ts';
export { directRate, indirectRatio } from './core/standardised-rate.ts';
export { proportionFunnel, quantileOf, rateFunnel, slopeIndex } from './core/compare-areas.ts';
