import type { Placed } from './network-marks.tsx';
import { placeLabels, type LabelSpot } from './place-labels.ts';
import { groupStyles } from './network-styles.ts';

const leastNodes = 120;
const leastMembers = 8;
const size = 14;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const meanFar = (points: readonly Placed[], x: number, y: number): number => points.reduce((sum, one) => sum + Math.hypot(one.x - x, one.y - y), 0) / Math.max(1, points.length);

/** The name of a group over the middle of those of it who stand together, where marks are too many and small to carry the mark of their group. */
export const groupTitles = (placed: readonly Placed[], groups: readonly string[], room: { readonly width: number; readonly height: number }): readonly LabelSpot[] => {
  if (placed.length < leastNodes) return [];
  const whole = meanFar(placed, median(placed.map(({ x }) => x)), median(placed.map(({ y }) => y)));
  const wanted = groups.slice(0, groupStyles.length).flatMap((label, group) => {
    const members = placed.filter(({ node }) => node.group === group);
    const [x, y] = [median(members.map((one) => one.x)), median(members.map((one) => one.y))];
    return members.length < leastMembers || meanFar(members, x, y) > whole * 0.8 ? [] : [{ disc: { x, y, r: 0 }, label, must: true }];
  });
  return placeLabels(wanted, [], { ...room, size, bold: true });
};
