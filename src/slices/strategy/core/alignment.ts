import type { AgreementLimits, AgreementTarget } from './agreement.ts';

/** A priority or long-term outcome of the strategy. */
export type Priority = { readonly id: string; readonly title: string };
/** That a target serves a priority, as somebody has said. */
export type Serves = { readonly target: string; readonly priority: string };

export type Alignment = {
  /** Priorities with the targets that serve them. */
  readonly covered: readonly { readonly priority: Priority; readonly targets: readonly string[] }[];
  /** Local priorities that no target serves. */
  readonly leftOut: readonly Priority[];
  /** Targets of a national kind that serve no local priority. */
  readonly pulledFromOutside: readonly string[];
  /** Local targets that serve no priority: nobody outside asked for them, and the strategy does not either. */
  readonly adrift: readonly string[];
  /** Targets that serve a priority, of how many; the share is null when there are none. */
  readonly consistent: { readonly n: number; readonly of: number; readonly share: number | null; readonly national: number };
};

/** The share of targets agreed in 2008 that were consistent with the priorities of local strategies (WBT ¶41). */
export const consistentIn2008 = 0.7;

/** How the strategy and the agreement overlap (S4; WBT ¶41, ¶42, Figure 4). Links to what is not there count for nothing. Example: 7 of 10 targets serve a priority: 0.7. */
export const alignmentOf = (priorities: readonly Priority[], targets: readonly AgreementTarget[], serves: readonly Serves[], limits: AgreementLimits): Alignment => {
  const [ids, keys] = [new Set(priorities.map((one) => one.id)), new Set(targets.map((one) => one.key))];
  const links = serves.filter((one) => ids.has(one.priority) && keys.has(one.target));
  const serving = new Set(links.map((one) => one.target));
  const national = new Set(limits.kinds.filter((one) => one.national).map((one) => one.kind));
  const outside = targets.filter((one) => !serving.has(one.key));
  const withTargets = priorities.map((priority) => ({ priority, targets: targets.filter((one) => links.some((link) => link.target === one.key && link.priority === priority.id)).map((one) => one.key) }));
  return {
    covered: withTargets.filter((one) => one.targets.length > 0), leftOut: withTargets.filter((one) => one.targets.length === 0).map((one) => one.priority),
    pulledFromOutside: outside.filter((one) => national.has(one.kind)).map((one) => one.key), adrift: outside.filter((one) => !national.has(one.kind)).map((one) => one.key),
    consistent: { n: serving.size, of: targets.length, share: targets.length === 0 ? null : serving.size / targets.length, national: consistentIn2008 },
  };
};
