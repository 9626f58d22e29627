import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import type { Layer } from '#partnership';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from '#platform/http/record-page.tsx';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { workOf } from '#platform/http/work-of.ts';
import { climb, layerNames } from '../core/layer-kinds.ts';
import type { ReportLimit } from '../core/length.ts';
import { limitsOf, setLimit } from '../store/rhythm-store.ts';
import { performanceSide } from './performance-side.ts';

const parts = [
  { field: 'pages', label: 'Pages a report may have', least: 1, most: 100 },
  { field: 'minutes', label: 'Minutes that monitoring may take', least: 1, most: 600 },
  { field: 'meeting', label: 'Minutes a meeting lasts', least: 10, most: 600 },
  { field: 'share', label: 'Share of the meeting that monitoring may take, per cent', least: 1, most: 100 },
] as const;
const layers = climb.toReversed();

const fields: readonly Field[] = layers.flatMap((layer) => parts.map(({ field, label }, at): Field => ({ name: `${layer}-${field}`, label, kind: 'number', ...(at === 0 ? { part: layerNames[layer] } : {}) })));

type Limits = Awaited<ReturnType<typeof limitsOf>>;

const formFor = (ask: AskHere, limits: Limits): RecordForm => ({
  heading: 'How much goes to monitoring', caption: 'Reports', lead: 'A draft warns when going through its figures would leave too little time to talk. The lower of the minutes and the share counts.', action: ask.link('/performance/limits'), back: ask.link('/performance/reports'), side: performanceSide(ask, 'reports'),
  fields, values: Object.fromEntries(layers.flatMap((layer) => parts.map(({ field }) => [`${layer}-${field}`, String(limits[layer][field])]))), version: layers.reduce((sum, layer) => sum + limits[layer].version, 0), mayEdit: true,
});

export const limitsPage = async (ask: AskHere): Answered => ok(recordReply(formFor(ask, await ask.within((tx) => limitsOf(tx, ask.here.id)))));

const readLimit = (layer: Layer, values: RecordForm['values']): Result<ReportLimit> => {
  const of = (field: string): number => { const typed = values[`${layer}-${field}`] ?? ''; return /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN; };
  const faults: readonly Fault[] = parts.flatMap(({ field, least, most }) => { const value = of(field); return value >= least && value <= most ? [] : [{ field: `${layer}-${field}`, message: `${layerNames[layer]}: enter a whole number from ${least} to ${most}` }]; });
  return faults.length > 0 ? invalid(faults) : ok({ layer, pages: of('pages'), minutes: of('minutes'), meeting: of('meeting'), share: of('share') });
};

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed these limits first.' });

/** Keeps the limits of all three layers, or none of them. */
export const saveLimits = async (ask: AskHere): Answered => {
  const sent = await ask.form();
  if (!sent.ok) return sent;
  const current = await ask.within((tx) => limitsOf(tx, ask.here.id));
  const form = formFor(ask, current);
  const values = sentValues(sent.value, fields);
  const read = layers.map((layer) => readLimit(layer, values));
  const faults = read.flatMap((one) => (one.ok ? [] : (one.refusal.faults ?? [])));
  if (faults.length > 0) return refusedReply({ ...form, values }, { kind: 'invalid', message: '', faults }, null);
  if ((Number(sent.value.text('version')) || 0) !== form.version) return refusedReply({ ...form, values }, stale.refusal, form);
  const done = await ask.within(async (tx): Promise<Result<null>> => {
    for (const one of read) if (one.ok && !(await setLimit(tx, ask.here.id, one.value, current[one.value.layer].version))) return stale;
    await record(workOf(ask, tx), { what: 'ReportLimitsSet', subject: { kind: 'partnership', id: ask.here.id } });
    return ok(null);
  });
  if (!done.ok) return refusedReply({ ...form, values }, done.refusal, form);
  sayNext(ask.http, 'Saved');
  return ok(redirect(ask.link('/performance/reports')));
};
