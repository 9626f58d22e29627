import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aTarget, type AgreementLimits } from './agreement.ts';
import { alignmentOf } from './alignment.ts';

const limits: AgreementLimits = { kinds: [{ kind: 'designated', most: 35, national: true, source: 'WBT App 2' }, { kind: 'local', most: null, national: false, source: 'WBT App 2' }], manageable: null, manageableSource: '' };
const priorities = [{ id: 'health', title: 'Better health' }, { id: 'jobs', title: 'More jobs' }, { id: 'lanes', title: 'Quiet lanes' }];
const targets = [['NI 8', 'designated'], ['NI 154', 'designated'], ['NI 151', 'designated'], ['L1', 'local'], ['L2', 'local']].map(([key, kind]) => aTarget({ key: key as string, kind: kind as string, title: key as string }));

test('covered, left out, pulled from outside and adrift', () => {
  const found = alignmentOf(priorities, targets, [{ target: 'NI 8', priority: 'health' }, { target: 'NI 151', priority: 'jobs' }, { target: 'L1', priority: 'health' }, { target: 'L1', priority: 'jobs' }, { target: 'L2', priority: 'gone' }, { target: 'gone', priority: 'lanes' }], limits);
  assert.deepEqual(found.covered.map((one) => [one.priority.id, one.targets]), [['health', ['NI 8', 'L1']], ['jobs', ['NI 151', 'L1']]]);
  assert.deepEqual([found.leftOut.map((one) => one.id), found.pulledFromOutside, found.adrift], [['lanes'], ['NI 154'], ['L2']]);
  assert.deepEqual(found.consistent, { n: 3, of: 5, share: 0.6, national: 0.7 });
});

test('with no targets there is no share', () => {
  const found = alignmentOf(priorities, [], [], limits);
  assert.deepEqual([found.consistent.share, found.leftOut.length], [null, 3]);
});
