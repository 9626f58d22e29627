import assert from 'node:assert/strict';
import test from 'node:test';
import { ChartWithTable } from './chart-with-table.tsx';

const figure = (rows: number): string => String(<ChartWithTable title="Style is lowest" chart={<svg />} columns={[{ title: 'Part' }, { title: 'Mean', numeric: true }]} rows={Array.from({ length: rows }, (_, index) => [`Part ${index}`, index])} />);

test('the same figures stand in a table under the picture', () => assert.match(figure(2), /<figcaption[^>]*>Style is lowest<.*<th scope="row"[^>]*>Part 1<\/th><td class="govuk-table__cell govuk-table__cell--numeric">1</s));
test('a table of twelve rows is in sight, and a longer one folded', () => {
  assert.doesNotMatch(figure(12), /<details/);
  assert.match(figure(13), /<details/);
});
