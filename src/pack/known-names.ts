import type { Pack, PackFault } from './types.ts';

export type Report = (path: readonly PropertyKey[], reason: string) => PackFault;

/** What a record itself holds under a name that came from a file: “constructor” must not find what every object has. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Says that a name is not known, with the first dozen that are. */
export const unknown = (what: string, value: string, known: Iterable<string>): string => `There is no ${what} “${value}”. Known: ${[...known].slice(0, 12).join(', ')}`;

/** A source reference starts with the id of one of the pack's sources: “WBT Table 5”. */
export const unknownSource = (pack: Pick<Pack, 'sources'>, source: string, path: readonly PropertyKey[], at: Report): PackFault | null => {
  const id = source.split(/[ ,;]/)[0] ?? '';
  return own(pack.sources, id) === undefined ? at(path, unknown('source', id, Object.keys(pack.sources))) : null;
};
