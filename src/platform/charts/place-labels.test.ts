import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { placeLabels, type LabelSpot } from './place-labels.ts';
import { textWidth } from './text-lines.ts';

const size = 14;
const boxOf = ({ label, x, y, anchor }: LabelSpot): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } => {
  const wide = textWidth(label, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.2 };
};

test('names lie neither over one another nor beyond the picture, whatever the marks', () => {
  const disc = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }), r: fc.integer({ min: 2, max: 14 }) });
  fc.assert(fc.property(fc.array(disc, { maxLength: 30 }), (discs) => {
    const spots = placeLabels(discs.map((one, at) => ({ disc: one, label: `Person ${at}`, must: at === 0 })), discs, { width: 300, height: 200, size });
    const boxes = spots.map(boxOf);
    for (const { left, right, top, bottom } of boxes) assert.ok(left >= 0 && right <= 300 && top >= 0 && bottom <= 200);
    boxes.forEach((a, at) => boxes.slice(at + 1).forEach((b) => assert.ok(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom)));
  }));
});

test('a name beside a free mark is always there', () => {
  assert.deepEqual(placeLabels([{ disc: { x: 50, y: 50, r: 8 }, label: 'Amara Abbott' }], [], { width: 300, height: 100, size }).map(({ label, anchor }) => ({ label, anchor })), [{ label: 'Amara Abbott', anchor: 'start' }]);
});
