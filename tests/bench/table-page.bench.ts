import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { jsx } from 'hono/jsx/jsx-runtime';
import nunjucks from 'nunjucks';
import { Layout } from '#platform/ui/layout.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';

const rows = Array.from({ length: 198 }, (_, index) => [`NI ${index + 1}`, `Indicator number ${index + 1}, with a title as long as they are`, index % 3 === 0 ? 'On track' : 'At risk', String((index * 37) % 100)] as const);
const head = ['Number', 'Title', 'Status', 'Value'].map((text) => ({ text }));

const ours = async (): Promise<string> => {
  const table = jsx(Table as never, { caption: 'Indicators', firstCellIsHeader: true, head, rows: rows.map(([number, title, status, value]) => [{ text: number }, { text: title }, { html: jsx(Tag as never, { text: status }) }, { text: value, format: 'numeric' }]) } as never);
  return String(await jsx(Layout as never, { title: 'Indicators', navigation: [], children: table } as never).toString());
};

const template = `{% extends "govuk/template.njk" %}{% from "govuk/components/table/macro.njk" import govukTable %}{% from "govuk/components/tag/macro.njk" import govukTag %}
{% block content %}{% set list = [] %}{% for row in rows %}{% set tag %}{{ govukTag({ text: row[2] }) }}{% endset %}{{ list.push([{ text: row[0] }, { text: row[1] }, { html: tag }, { text: row[3], format: 'numeric' }]) and '' }}{% endfor %}{{ govukTable({ caption: 'Indicators', firstCellIsHeader: true, head: head, rows: list }) }}{% endblock %}`;

const cpu = async (work: () => unknown): Promise<number> => {
  const from = process.cpuUsage();
  for (let round = 0; round < 10; round += 1) await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 10_000;
};

/** Our page of a table of 198 rows against the same page by govuk-frontend's own macros: CPU time, turn and turn about. */
export const run = async (): Promise<BenchmarkRow> => {
  const dist = join(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')), 'dist');
  const page = nunjucks.compile(template, new nunjucks.Environment(new nunjucks.FileSystemLoader(dist), { autoescape: true }));
  const theirs = (): string => page.render({ rows, head });
  if (!(await ours()).includes('NI 198') || !theirs().includes('NI 198')) throw new Error('a page of the benchmark lacks its last row');
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < 12; round += 1) {
    a.push(await cpu(ours));
    b.push(await cpu(theirs));
  }
  const best = (times: readonly number[]): number => times.toSorted((x, y) => x - y)[Math.floor(times.length / 2)] ?? 0;
  return { name: 'Page with a table of 198 rows, against govuk-frontend’s Nunjucks macros', ours: best(a), theirs: best(b), ratio: best(a) / best(b), aim: 'at most 0.25', unit: 'ms CPU' } as BenchmarkRow;
};
