import assert from 'node:assert/strict';
import test from 'node:test';
import { readZip } from '#tests/support/read-zip.ts';
import { formFrom } from '#platform/http/form.ts';
import { tablesOf, type Paper } from './paper.ts';
import { printPdf } from './pdf.ts';
import { samplePaper } from './sample-paper.ts';
import { printSheet } from './sheet.ts';
import { printWord } from './word.ts';

const odd = 'a\u0001b\u000bc\ufffed\uffffe\ud800f\u{1f600}';
// eslint-disable-next-line no-control-regex -- what XML 1.0 does not hold
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const paper: Paper = { ...samplePaper, title: odd, partnership: odd, sections: [{ kind: 'paragraph', text: odd }, { kind: 'table', caption: odd, columns: [{ title: odd }], rows: [[odd], [1]] }, { kind: 'picture', svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><text>${odd}</text></svg>`, title: odd, alt: odd }] };

const texts = (bytes: Uint8Array): readonly string[] => [...readZip(bytes)].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, part]) => part.toString('utf8'));

test('a paper with marks that no XML holds is printed without them, in every form', async () => {
  for (const bytes of [await printWord(paper), await printSheet(odd, tablesOf(paper))]) {
    const parts = texts(bytes);
    assert.ok(parts.every((part) => !notXml.test(part)));
    assert.ok(parts.some((part) => part.includes('abcdef\u{1f600}')));
  }
  const pdf = printPdf(paper);
  assert.ok(pdf.ok, pdf.ok ? '' : JSON.stringify(pdf.refusal));
});

test('a form keeps no such mark, and keeps tabs, lines and letters of every script', () => {
  const form = new FormData();
  form.set('x', 'a\u0001b\u000bc\ufffed\uffffe\tg\r\nh é 漢 \u{1f600}');
  assert.equal(formFrom(form).lines('x'), 'abcde\tg\nh é 漢 \u{1f600}');
});
