import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textWidth } from './text-lines.ts';
import { TimeChart } from './time-chart.tsx';

test('the labels of the scale have room, in the wide picture and the narrow one, whatever its numbers are', () => {
  const points = [1, 2, 3].map((at) => ({ label: `200${at}/0${at + 1}`, at, value: at * 1_000_000 }));
  for (const say of [(value: number) => `${(value / 100_000).toFixed(1)}%`, (value: number) => `£${value.toLocaleString('en-GB')}`]) {
    for (const compact of [true, false]) {
      const drawn = String(<TimeChart id="t" title="T" points={points} say={say} compact={compact} />);
      const labels = [...drawn.matchAll(/<text[^>]*text-anchor="end"[^>]*>.*?<\/text>/g)].map(([text]) => ({ x: Number(/ x="([\d.]+)"/.exec(text)?.[1]), words: text.replaceAll(/<[^>]+>/g, '') }));
      assert.ok(labels.length >= 3);
      for (const { x, words } of labels) assert.ok(x - textWidth(words, 14) >= 0, `${words} begins at ${x - textWidth(words, 14)}`);
    }
  }
});
