import type { Area } from '#partnership';

/** An area that a target is for: its code where the partnership knows it, and its name or what was written. */
export type NamedArea = { readonly code: string | null; readonly name: string };

/** The area that was written, by its code or its name in any case; undefined when it is not known. */
export const areaWritten = <One extends Pick<Area, 'code' | 'name'>>(written: string, areas: readonly One[]): One | undefined =>
  areas.find((area) => area.code === written || area.name.toLowerCase() === written.toLowerCase());

export const namedArea = (written: string, areas: readonly Pick<Area, 'code' | 'name'>[]): NamedArea => {
  const area = areaWritten(written, areas);
  return area === undefined ? { code: null, name: written } : { code: area.code, name: area.name };
};
