/** '1 answer', '3 answers', '1,204 people'. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** 'a', 'a and b', 'a, b and c'. */
export const sentenceList = (items: readonly string[], joiner = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${joiner} ${items.at(-1)}`;

// Control characters but tab and line ends, the two that are no characters, and halves of pairs (XML 1.0, 2.2).
// eslint-disable-next-line no-control-regex -- taking them out is the point
const oddMarks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text without the marks that no document may hold. */
export const withoutOddMarks = (text: string): string => text.replace(oddMarks, '');

/** Lower-case words joined by hyphens, for addresses. */
export const slug = (text: string): string =>
  text.normalize('NFKD').replace(/[^\w\s-]/g, '').trim().toLowerCase().replace(/[\s_-]+/g, '-').replace(/^-+|-+$/g, '');

/** At most `length` characters, ending in an ellipsis when cut. */
export const clip = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`);

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What an id such as `other-public` is called where nothing better is known: “Other public”. */
export const labelOfId = (id: string): string => capitalise(id.replaceAll('-', ' '));

/** A code as it is compared: 'NI 1', 'ni 1', 'NI1' and 'NI-1' are one. */
export const codeKey = (code: string): string => code.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/(?<=\p{L})[-‐‑–_](?=\p{N})/gu, '');
