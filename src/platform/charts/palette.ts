/** Colours that differ in lightness, so that they hold in grey print and for colour-blind readers; each has dark or light text on it. */
export const palette = { ink: '#0b0c0c', quiet: '#505a5f', line: '#b1b4b6', paper: '#ffffff', blue: '#12436d', teal: '#28a197', orange: '#f46a25', pale: '#dfe9f1', sand: '#f3f2f1' } as const;

/** From the least point of a scale to the greatest: dark at both ends, pale in the middle. */
const five = ['#801650', '#d58fb4', '#e8e8e8', '#7fb6c9', '#12436d'] as const;
const dark = new Set<string>(['#801650', '#12436d', '#28a197']);

export const scaleColours = (count: number): readonly string[] => {
  if (count === 2) return [five[0], five[4]];
  if (count === 3) return [five[0], five[2], five[4]];
  if (count === 4) return [five[0], five[1], five[3], five[4]];
  return Array.from({ length: count }, (_, index) => five[Math.round((index * 4) / Math.max(1, count - 1))] ?? five[2]);
};

export const textOn = (colour: string): string => (dark.has(colour) ? '#ffffff' : '#0b0c0c');

export const font = 'Arimo, Arial, sans-serif';
export const round = (value: number): number => Math.round(value * 10) / 10;

/** Breaks a text into lines of about `width` pixels at a size; at most `most` lines, the last ending in an ellipsis. */
export const wrap = (text: string, width: number, size: number, most = 3): readonly string[] => {
  const fits = Math.max(4, Math.floor(width / (size * 0.52)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > fits) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, fits - 1)}…`];
};
