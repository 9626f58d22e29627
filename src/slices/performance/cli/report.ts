import { dayOf } from '#lib/day.ts';
import { refuse, ok, type Result } from '#lib/result.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { previewReport, usualGroup } from '../commands/read-report.ts';
import { isLayer, layerNames } from '../core/layer-kinds.ts';
import { usualMost } from '../core/report-content.ts';
import type { ReportContent } from '../core/report.ts';

/** `joinery performance report`: what a report to one layer would say now. Nothing is kept. */
export const reportOnCommandLine = async (services: Services, here: Here, layer: string | undefined): Promise<Result<ReportContent>> => {
  if (layer === undefined || !isLayer(layer)) return refuse({ kind: 'invalid', message: 'Say which layer: joinery performance report --layer strategic|executive|operational [--json]' });
  return services.db.forPartnership(here.id, async (tx) => {
    const now = services.clock();
    const group = await usualGroup({ tx, here }, layer);
    if (group === null) return refuse({ kind: 'not-found', message: `There is no group at the ${layer} layer, so nobody to report to. Add one under People.` });
    const choices = { summary: '', struck: [], added: [], most: usualMost[layer] };
    return ok((await previewReport({ tx, here, now, services }, { layer, group: group.id, title: `${layerNames[layer]} report`, meetsOn: dayOf(now), choices })).content);
  });
};

/** The same in plain text. */
export const reportAsText = ({ title, group, headlines, questions, exceptions, lines }: ReportContent): string =>
  [
    `${title} to ${group}`, headlines.join('\n'), ...(exceptions.length === 0 ? [] : [`PASSED UP\n${exceptions.map((one) => `${one.title}, ${one.figure}: ${one.why}`).join('\n')}`]), ...(questions.length === 0 ? [] : [`QUESTIONS\n${questions.map((one) => one.text).join('\n')}`]),
    ...(lines.length === 0 ? ['There are no figures for this layer yet.'] : [`FIGURES\n${lines.map((line) => [line.title, line.period === '' ? line.value : `${line.value} in ${line.period}`, line.promised === '' ? '' : `promised ${line.promised}`, line.standing].filter((part) => part !== '').join(' | ')).join('\n')}`]),
  ].join('\n\n');
