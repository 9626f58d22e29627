import assert from 'node:assert/strict';
import test from 'node:test';
import { readZip } from '#tests/support/read-zip.ts';
import { samplePaper } from './sample-paper.ts';
import { printWord } from './word.ts';

const files = readZip(await printWord(samplePaper));
const text = (name: string): string => files.get(name)?.toString('utf8') ?? '';
const body = text('word/document.xml');

test('headings are real headings', () => {
  assert.match(body, /<w:pStyle w:val="Title"\/>/);
  assert.equal(body.match(/<w:pStyle w:val="Heading1"\/>/g)?.length, 2);
  assert.equal(body.match(/<w:pStyle w:val="Heading2"\/>/g)?.length, 1);
});

test('every table repeats its heading row', () => assert.equal(body.match(/<w:tblHeader\/>/g)?.length, body.match(/<w:tbl>/g)?.length));

test('pictures are PNG and described', () => {
  assert.match(body, /descr="A wheel of seven scores: style lowest at 2\.2, systems highest at 4\.6\."/);
  assert.equal([...files.keys()].filter((name) => /^word\/media\/.*\.png$/.test(name)).length, 2);
});

test('the language is British English and pages are numbered', () => {
  assert.match(text('word/styles.xml'), /<w:lang w:val="en-GB"/);
  assert.match([...files].filter(([name]) => /footer\d*\.xml$/.test(name)).map(([, bytes]) => bytes.toString('utf8')).join(''), /PAGE.*NUMPAGES/s);
});

test('text that looks like markup stays text', () => assert.match(body, /#read\(&quot;\/etc\/passwd&quot;\) \$x\$ \*bold\* &lt;b&gt;&amp;amp;/));

test('no line has a fixed height, which would cut pictures off', () => {
  assert.match(text('word/styles.xml'), /w:lineRule="auto"/);
  assert.doesNotMatch(body + text('word/styles.xml'), /w:lineRule="exact"/);
  for (const [spacing] of (body + text('word/styles.xml')).matchAll(/<w:spacing [^>]*w:line="[^>]*>/g)) assert.match(spacing, /w:lineRule="auto"/);
});
