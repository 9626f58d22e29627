/** Words of a line, parted by blanks or commas; a quoted one may hold both. What quotes can't hold is written as its number: `&#34;`. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|[^\s,"]+/g)].map((found) => unescapeWord(found[1] ?? found[0]));

/** Of text with a quote or a line's end in it. */
export const escapeWord = (text: string): string => text.replace(/["\n\r\t]|&(?=#\d+;)/g, (one) => `&#${one.charCodeAt(0)};`);

// No text holds a nought or half of a pair; what can't be is shown as such.
const characterOf = (code: number): string => (code === 0 ? '\uFFFD' : String.fromCodePoint(Math.min(code, 0x10_ffff)).toWellFormed());

export const unescapeWord = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => characterOf(Number(code)));

/** Quoted where it must be. */
export const wordFor = (text: string): string => (/^[^\s,"&*!:]+$/.test(text) ? text : `"${escapeWord(text)}"`);
