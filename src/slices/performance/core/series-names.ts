import { codeKey } from '#lib/text.ts';
import type { Indicator } from './indicator.ts';
import type { SeriesSeen } from './read-rows.ts';

const codeLike = /^\p{L}{1,8}[\s\-‐‑–_]*\d[\p{L}\d.]*$/u;
const plainKey = (name: string): string => `name ${name.toLowerCase()}`;
const asCode = (name: string): string => `code ${codeKey(name)}`;

/** The series of a file under one key each: a code is one however it is typed, any other name whatever its capitals. */
export const seriesKey = (name: string): string => (codeLike.test(name) ? asCode(name) : plainKey(name));

/** Finds an indicator by the name a file gives it: the name it was brought under, its code or its title; where none is written so, by its code typed another way. */
export const bySeries = <T extends Pick<Indicator, 'title' | 'code' | 'series'>>(indicators: readonly T[]): ((series: string) => T | null) => {
  const found = new Map<string, T>();
  const note = (key: string | null, one: T): void => { if (key !== null) found.set(key, one); };
  const last = indicators.toReversed();
  for (const one of last) for (const name of [one.title, one.code, one.series]) note(name === null || name === '' ? null : plainKey(name), one);
  for (const one of last) for (const name of [one.title, one.series]) note(name !== null && codeLike.test(name) ? `like a ${asCode(name)}` : null, one);
  for (const one of last) note(one.code === null || one.code === '' ? null : asCode(one.code), one);
  return (series) => found.get(plainKey(series)) ?? found.get(asCode(series)) ?? (codeLike.test(series) ? found.get(`like a ${asCode(series)}`) : undefined) ?? null;
};

const together = (one: SeriesSeen, other: SeriesSeen): SeriesSeen => ({ series: one.series, theme: one.theme === '' ? other.theme : one.theme, labels: new Set([...one.labels, ...other.labels]), rows: one.rows + other.rows, least: Math.min(one.least, other.least), most: Math.max(one.most, other.most), decimals: Math.max(one.decimals, other.decimals) });

/** Series that are one, however the file writes their name, put together under the name it writes first. */
export const oneSeries = (seen: readonly SeriesSeen[]): readonly SeriesSeen[] => [...Map.groupBy(seen, (one) => seriesKey(one.series)).values()].map((same) => same.reduce(together));
