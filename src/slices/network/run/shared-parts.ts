import { addPart, roomFor, type PathPlan } from '../core/betweenness.ts';

/** A plan whose arrays all threads see, and the parts still to be done. */
export type SharedJob = {
  readonly plan: PathPlan;
  readonly sums: readonly Float64Array[];
  /** The next part, the parts done, and whether to stop. */
  readonly state: Int32Array;
};

export const [nextPart, partsDone] = [0, 1] as const;

/** Takes part after part until none is left. */
export const doParts = ({ plan, sums, state }: SharedJob): void => {
  const room = roomFor(plan);
  for (let part = Atomics.add(state, nextPart, 1); part < plan.parts; part = Atomics.add(state, nextPart, 1)) {
    addPart(plan, part, sums[part] as Float64Array, room);
    Atomics.add(state, partsDone, 1);
    Atomics.notify(state, partsDone);
  }
};
