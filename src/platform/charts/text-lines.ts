const narrow = new Set('iljtI.,:;|!\'’');
const slim = new Set('fr-()[]/ "“”');
const wide = new Set('mwMW%@—');

const characterWidth = (character: string): number => {
  if (narrow.has(character)) return 0.28;
  if (slim.has(character)) return 0.35;
  if (wide.has(character)) return 0.88;
  return /[A-Z]/.test(character) ? 0.69 : 0.56;
};

/** About how wide a text is in Arimo at a size, as SVG on the server cannot measure. */
export const textWidth = (text: string, size: number, bold = false): number =>
  Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0) * size * (bold ? 1.07 : 1);

const pieces = (word: string, size: number, width: number, bold: boolean): readonly string[] => {
  if (textWidth(word, size, bold) <= width || word.length < 2) return [word];
  const keep = Math.max(1, Math.floor((word.length * width) / textWidth(word, size, bold)) - 1);
  return [`${word.slice(0, keep)}-`, ...pieces(word.slice(keep), size, width, bold)];
};

/** Breaks a text into lines no wider than `width`; a word too long for a line is cut with a hyphen. */
export const textLines = (text: string, size: number, width: number, bold = false): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/).flatMap((each) => pieces(each, size, width, bold))) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, bold) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** The first so many lines of a text, the last of them ending in an ellipsis when more would follow. */
export const fewLines = (text: string, size: number, width: number, most: number, bold = false): readonly string[] => {
  const lines = textLines(text, size, width, bold);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, -1).trimEnd()}…`];
};
