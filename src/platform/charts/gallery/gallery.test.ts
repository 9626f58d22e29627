import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import test from 'node:test';
import { renderPng } from '../render-png.ts';
import { renderSvg } from '../render-svg.ts';
import { pictures } from './pictures.ts';

/** One tag a line, so that a change reads as a diff; inside text a line break would show as a space. */
const readable = (svg: string): string => `${svg.replaceAll(/><(?!\/?(?:tspan|text))/g, '>\n<')}\n`;
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

for (const [name, draw] of Object.entries(pictures)) {
  const kept = new URL(`${kebab(name)}.svg`, import.meta.url);

  test(`the picture ${kebab(name)} is as kept (UPDATE_PICTURES=1 keeps the new one)`, async () => {
    const drawn = readable(renderSvg(draw()));
    if (process.env['UPDATE_PICTURES'] === '1') await writeFile(kept, drawn);
    assert.equal(drawn, await readFile(kept, 'utf8'));
  });

  test(`the picture ${kebab(name)} has a title and a description, and text no smaller than it should be`, () => {
    const drawn = renderSvg(draw());
    const [, title, desc] = /aria-labelledby="(\S+) (\S+)"/.exec(drawn) ?? [];
    assert.match(drawn, new RegExp(`<title id="${title}">[^<]+</title><desc id="${desc}">[^<]+</desc>`));
    assert.match(drawn, /role="img"/);
    const least = /viewBox="0 0 720/.test(drawn) ? 14 : 12;
    for (const [, size] of drawn.matchAll(/font-size="([\d.]+)"/g)) assert.ok(Number(size) >= least, `font size ${size}`);
    assert.doesNotMatch(drawn, /NaN|undefined|Infinity|\d\.\d{3,}/);
  });

  test(`the picture ${kebab(name)} renders as a PNG`, () => assert.ok(renderPng(renderSvg(draw()), 1).bytes.length > 2000));
}
