const quote = 34;
const newline = 10;
const carriage = 13;

const quotedCell = (text: string, start: number): { readonly value: string; readonly end: number } | null => {
  let value = '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close === -1) return null;
    if (text.charCodeAt(close + 1) !== quote) return { value: value + text.slice(from, close), end: close + 1 };
    value += text.slice(from, close + 1);
    from = close + 2;
  }
};

/**
 * Calls `take` with the cells of each row of a CSV text, the heading as row 0, in one array that is used again; stops when
 * it gives false. Quotation marks by RFC 4180. Returns the row whose quotation mark is never closed, or null.
 */
export const scanRows = (text: string, separator: string, take: (cells: string[], row: number) => boolean): number | null => {
  const comma = separator.charCodeAt(0);
  const cells: string[] = [];
  let at = 0;
  let row = 0;
  const { length } = text;
  while (at < length) {
    cells.length = 0;
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const cell = quotedCell(text, at);
        if (cell === null) return row;
        cells.push(cell.value);
        at = cell.end;
      } else {
        const start = at;
        let code = text.charCodeAt(at);
        while (at < length && code !== comma && code !== newline && code !== carriage) code = text.charCodeAt((at += 1));
        cells.push(text.slice(start, at));
      }
      if (text.charCodeAt(at) !== comma) break;
      at += 1;
    }
    // Whatever stands between a closing quotation mark and the end of its cell is passed over.
    while (at < length && text.charCodeAt(at) !== newline && text.charCodeAt(at) !== carriage) at += 1;
    if (text.charCodeAt(at) === carriage) at += 1;
    if (text.charCodeAt(at) === newline) at += 1;
    if (!take(cells, row)) return null;
    row += 1;
  }
  return null;
};
