import { z } from 'zod';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import type { Area } from './area-cover.ts';

type Ring = readonly (readonly [number, number])[];
export type Geometry = { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] } | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
export type ReadArea = Area & { readonly geometry: Geometry | null };

const mostAreas = 5_000;
const mostPoints = 400_000;

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const ring = z.array(point).min(4);
const geometry = z.discriminatedUnion('type', [z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }), z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) })]);
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() })) });

const isCode = (text: string): boolean => /^[A-Z]\d{8}$/.test(text);
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

// The first property that looks like an area code is the code; the name is the one called so, nearest to it.
const namedIn = (properties: Readonly<Record<string, unknown>>): { readonly code: string; readonly name: string } => {
  const entries = Object.entries(properties).map(([key, value]) => [key.toLowerCase(), textOf(value)] as const);
  const code = entries.find(([key, value]) => isCode(value) && /code|cd\b|\d{2}cd|gss/.test(key)) ?? entries.find(([, value]) => isCode(value));
  const stem = code?.[0].replace(/(code|cd)$/, '') ?? '';
  const name = entries.find(([key]) => key === `${stem}name` || key === `${stem}nm`) ?? entries.find(([key]) => /name$|nm$/.test(key));
  return { code: code?.[1] ?? '', name: name?.[1] ?? code?.[1] ?? '' };
};

const thin = (coordinates: Ring): Ring => coordinates.map(([x, y]) => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5] as const);
const thinned = (given: z.output<typeof geometry>): Geometry =>
  given.type === 'Polygon' ? { type: 'Polygon', coordinates: given.coordinates.map((one) => thin(one as unknown as Ring)) } : { type: 'MultiPolygon', coordinates: given.coordinates.map((part) => part.map((one) => thin(one as unknown as Ring))) };
const pointsIn = (given: Geometry): number => (given.type === 'Polygon' ? [given.coordinates] : given.coordinates).flat().reduce((sum, one) => sum + one.length, 0);

const featureArea = (properties: Readonly<Record<string, unknown>>, shape: unknown, row: number): { readonly area: ReadArea | null; readonly fault: Fault | null } => {
  const { code, name } = namedIn(properties);
  if (code === '') return { area: null, fault: { field: 'file', row, message: 'no property holds an area code, like E07000033' } };
  const read = geometry.safeParse(shape);
  if (!read.success) return { area: null, fault: { field: 'file', row, message: `the boundary of ${name} is not a polygon in degrees (WGS 84). Export it as GeoJSON in longitude and latitude` } };
  return { area: { code, name, within: [], geometry: thinned(read.data) }, fault: null };
};

/** Reads boundaries from a GeoJSON FeatureCollection: polygons in degrees, each with an area code. Refused, naming each feature at fault. */
export const readBoundaries = (json: unknown): Result<readonly ReadArea[]> => {
  const read = collection.safeParse(json);
  if (!read.success) return invalid([{ field: 'file', message: 'The file is not a GeoJSON FeatureCollection' }]);
  const { features } = read.data;
  if (features.length === 0 || features.length > mostAreas) return invalid([{ field: 'file', message: features.length === 0 ? 'The file holds no areas' : `The file holds more than ${mostAreas.toLocaleString('en-GB')} areas. Keep those of your part of the country` }]);
  const areas = features.map((feature, index) => featureArea(feature.properties ?? {}, feature.geometry, index + 1));
  const faults = areas.flatMap(({ fault }) => (fault === null ? [] : [fault]));
  if (faults.length > 0) return invalid(faults);
  const found = areas.flatMap(({ area }) => (area === null ? [] : [area]));
  const points = found.reduce((sum, { geometry: shape }) => sum + (shape === null ? 0 : pointsIn(shape)), 0);
  return points > mostPoints ? invalid([{ field: 'file', message: 'The boundaries are drawn finer than a page can show. Use a file of generalised or ultra generalised boundaries' }]) : ok(found);
};

/** Reads a lookup: the first column of codes is the area; every other column of codes is a larger area that it lies in. */
export const readLookup = (heading: readonly string[], rows: readonly (readonly string[])[]): Result<readonly ReadArea[]> => {
  if (rows.length > mostAreas * 4) return invalid([{ field: 'file', message: 'The lookup has too many rows. Keep those of your part of the country' }]);
  const coded = heading.map((_, column) => column).filter((column) => rows.slice(0, 50).some((row) => isCode(row[column]?.trim() ?? '')));
  const [first, ...larger] = coded;
  if (first === undefined) return invalid([{ field: 'file', message: 'No column holds area codes, like E07000033' }]);
  const stem = (heading[first] ?? '').toLowerCase().replace(/_?(code|cd)$/, '');
  const named = heading.findIndex((text, column) => !coded.includes(column) && new RegExp(`^${stem.replace(/\W/g, '.')}_?(name|nm)$`).test(text.toLowerCase()));
  const name = named === -1 ? heading.findIndex((text, column) => !coded.includes(column) && /name|nm/i.test(text)) : named;
  const nameOf = (column: number): number => {
    const start = (heading[column] ?? '').toLowerCase().replace(/_?(code|cd)$/, '');
    return heading.findIndex((text, other) => !coded.includes(other) && new RegExp(`^${start.replace(/\W/g, '.')}_?(name|nm)$`).test(text.toLowerCase()));
  };
  const areas = new Map<string, ReadArea>();
  const faults: Fault[] = [];
  rows.forEach((row, index) => {
    const code = row[first]?.trim() ?? '';
    if (!isCode(code)) {
      faults.push({ field: 'file', row: index + 1, message: `“${code.slice(0, 40)}” is not an area code` });
      return;
    }
    for (const column of larger) {
      const [wide, called] = [row[column]?.trim() ?? '', row[nameOf(column)]?.trim() ?? ''];
      if (isCode(wide) && called !== '' && !areas.has(wide)) areas.set(wide, { code: wide, name: called, within: [], geometry: null });
    }
    const within = larger.map((column) => row[column]?.trim() ?? '').filter((one) => isCode(one) && one !== code);
    areas.set(code, { code, name: row[name]?.trim() || code, within: [...new Set([...(areas.get(code)?.within ?? []), ...within])], geometry: null });
  });
  return faults.length > 0 ? invalid(faults) : ok([...areas.values()]);
};
