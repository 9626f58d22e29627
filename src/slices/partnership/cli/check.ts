import type { Result } from '#lib/result.ts';
import { ok } from '#lib/result.ts';
import type { Services } from '#platform/services.ts';
import { runChecks } from '../commands/run-checks.ts';
import { summaryOf } from '../core/check-partnership.ts';
import type { Finding } from '../core/finding.ts';
import { choosePartnership } from './choose-partnership.ts';

export type Checks = { readonly partnership: string; readonly on: string; readonly summary: string; readonly findings: readonly Finding[] };

/** `joinery partnership check`: the checks of one partnership, as the page shows them. */
export const checkOnCommandLine = async (services: Services, slug: string | undefined): Promise<Result<Checks>> => {
  const here = await choosePartnership(services, slug);
  if (!here.ok) return here;
  const { on, findings } = await services.db.forPartnership(here.value.id, (tx) => runChecks({ tx, here: here.value, now: services.clock(), services }));
  return ok({ partnership: here.value.slug, on, summary: summaryOf(findings, on), findings });
};

/** The same in plain text, one finding a paragraph. */
export const checksAsText = ({ summary, findings }: Checks): string => [summary, ...findings.map((one) => `${one.weight === 'act' ? 'PUT RIGHT' : 'TALK ABOUT'}  ${one.text}\n            ${one.todo} (${one.source})`)].join('\n\n');
