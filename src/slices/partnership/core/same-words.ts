/** A text without capitals, spaces and marks, so that two ways of typing it are one. */
export const sameWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
