import assert from 'node:assert/strict';
import test from 'node:test';
import { inflateSync } from 'node:zlib';
import { printPdf } from './pdf.ts';
import { samplePaper } from './sample-paper.ts';

const printed = printPdf(samplePaper);
assert.ok(printed.ok, printed.ok ? '' : JSON.stringify(printed.refusal));

/** The file with its packed streams opened, as the structure tree lies in one. */
const opened = (bytes: Uint8Array): string => {
  const file = Buffer.from(bytes);
  const parts = [file.toString('latin1')];
  for (let at = file.indexOf('stream\n'); at !== -1; at = file.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(file.subarray(at + 7), { finishFlush: 2 }).toString('latin1'));
    } catch {
      continue;
    }
  }
  return parts.join('\n');
};
const pdf = opened(printed.value);

test('the PDF is tagged, says its language and names PDF/UA-1', () => {
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/Marked true/);
  assert.match(pdf, /\/Lang\s?\(en-GB\)/);
  assert.match(pdf, /pdfuaid:part/);
});

test('headings, tables and pictures are tagged as what they are', () => {
  for (const tag of ['/H1', '/H2', '/Table', '/TH', '/Figure', '/L']) assert.ok(pdf.includes(`/S${tag}`) || pdf.includes(`/S ${tag}`), tag);
  assert.match(pdf, /A wheel of seven scores/);
});

test('text that looks like markup does not stop the printing, nor is it run', () => {
  const nasty = printPdf({ ...samplePaper, title: '#panic("x") ]) } $', sections: [{ kind: 'paragraph', text: '#include "/etc/passwd"' }] });
  assert.equal(nasty.ok, true);
});

test('a picture that is no SVG is refused as a value', () => {
  const broken = printPdf({ ...samplePaper, sections: [{ kind: 'picture', svg: 'not a picture', title: 'x', alt: 'x' }] });
  assert.equal(broken.ok ? '' : broken.refusal.kind, 'unavailable');
});
