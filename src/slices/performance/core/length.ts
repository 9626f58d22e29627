import { plural } from '#lib/text.ts';
import type { Layer } from '#partnership';
import type { ReportContent, ReportLine } from './report.ts';

/** How much of its paper and of its time a layer gives to monitoring. */
export type ReportLimit = { readonly layer: Layer; readonly pages: number; readonly minutes: number; readonly meeting: number; readonly share: number };
export type Length = { readonly pages: number; readonly minutes: number };
export type Advice = { readonly length: Length; readonly allowed: number; readonly warnings: readonly string[]; readonly leaveOut: readonly string[] };

/** Where a partnership has set none. The figures are our own: the sources warn of the effect and give no number (WBT Case 5). */
export const usualLimits: Readonly<Record<Layer, ReportLimit>> = {
  strategic: { layer: 'strategic', pages: 4, minutes: 20, meeting: 120, share: 25 },
  executive: { layer: 'executive', pages: 8, minutes: 45, meeting: 120, share: 50 },
  operational: { layer: 'operational', pages: 10, minutes: 40, meeting: 90, share: 60 },
};

const pictured: Readonly<Record<Layer, number>> = { strategic: 2, executive: 2, operational: 3 };

/** The lines that are drawn as pictures: the first of a report, as the most urgent come first; at the operational layer those with a signal. */
export const picturedLines = ({ layer, lines }: Pick<ReportContent, 'layer' | 'lines'>): readonly ReportLine[] => {
  const drawn = lines.filter((line) => line.points.length > 1);
  const first = layer === 'operational' ? drawn.filter((line) => line.points.at(-1)?.flag === true) : drawn;
  return first.slice(0, pictured[layer]);
};

const words = (texts: readonly (string | null)[]): number => texts.join(' ').split(/\s+/).filter((word) => word !== '').length;
const perPage = 430;
const pictureShare = 0.5;
const rowShare = 0.032;
const tableShare = 0.06;

/**
 * About how many A4 pages a report takes and how many minutes its monitoring takes in the meeting: one and a half minutes for a figure
 * that is drawn, half a minute for one in a table, three for an exception, and two to begin. Questions are the discussion, and are not counted.
 */
export const lengthOf = (content: ReportContent): Length => {
  const { lines, exceptions, late, headlines, questions, summary, challenges, resources } = content;
  const drawn = picturedLines(content);
  const text = words([summary, ...headlines, ...questions.map((one) => one.text), ...exceptions.flatMap((one) => [one.title, one.why]), ...resources, ...challenges.flatMap((one) => [one.question, one.answer]), ...drawn.flatMap((line) => [line.why, line.wayWhy, line.outlook, line.words])]);
    const rows = lines.length * 1.7 + exceptions.length * 2 + late.length + drawn.length * 2;
  const tables = [lines.length, exceptions.length, late.length].filter((count) => count > 0).length + drawn.length;
  return {
    pages: Math.max(1, Math.ceil(0.6 + text / perPage + drawn.length * pictureShare + rows * rowShare + tables * tableShare)),
    minutes: Math.ceil(2 + drawn.length * 1.5 + (lines.length - drawn.length) * 0.5 + exceptions.length * 3),
  };
};

/** The minutes that monitoring may take: as set, and never more than its share of the meeting. */
export const allowedMinutes = ({ minutes, meeting, share }: ReportLimit): number => Math.min(minutes, Math.floor((meeting * share) / 100));

const fits = (length: Length, limit: ReportLimit): boolean => length.pages <= limit.pages && length.minutes <= allowedMinutes(limit);

/** Which figures to leave out, the least urgent first, until the report fits. */
const toLeaveOut = (content: ReportContent, limit: ReportLimit): readonly string[] => {
  const order = content.layer === 'operational' ? content.lines.toSorted((a, b) => Number(b.points.at(-1)?.flag === true) - Number(a.points.at(-1)?.flag === true)) : content.lines;
  for (let keep = order.length; keep > 0; keep -= 1) {
    const kept = new Set(order.slice(0, keep));
    if (fits(lengthOf({ ...content, lines: content.lines.filter((line) => kept.has(line)) }), limit)) return order.slice(keep).map((line) => line.title);
  }
  return order.map((line) => line.title);
};

/** Warns where monitoring crowds out discussion, by how much, and what could go. */
export const adviseLength = (content: ReportContent, limit: ReportLimit): Advice => {
  const length = lengthOf(content);
  const allowed = allowedMinutes(limit);
  const over = length.minutes - allowed;
  const warnings = [
    ...(over > 0 ? [`Going through this takes about ${length.minutes} of the meeting’s ${limit.meeting} minutes, ${over} more than the ${allowed} that monitoring may take here. That leaves ${Math.max(0, limit.meeting - length.minutes)} to talk.`] : []),
    ...(length.pages > limit.pages ? [`It is about ${plural(length.pages, 'page')} long, ${length.pages - limit.pages} more than the ${limit.pages} that this layer allows.`] : []),
  ];
  return { length, allowed, warnings, leaveOut: warnings.length === 0 ? [] : toLeaveOut(content, limit) };
};
