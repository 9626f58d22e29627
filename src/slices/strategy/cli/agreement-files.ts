import Papa from 'papaparse';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { capitalise, plural } from '#lib/text.ts';
import { parse as parseYaml } from 'yaml';
import type { AgreementLimits, AgreementTarget } from '../core/agreement.ts';
import type { AgreementFinding, Severity } from '../core/agreement-finding.ts';
import { agreementFromRows, type AgreementRead } from '../core/agreement-from-rows.ts';
import { checkAgreement } from '../core/check-agreement.ts';
import { compareAgreements, type AgreementComparison, type Named } from '../core/compare-agreements.ts';
import { withLimits } from '../core/limits-from-pack.ts';

const readTargets = (text: string, limits: AgreementLimits): Result<AgreementRead> => {
  const { data: rows, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const open = errors.find((error) => error.type === 'Quotes');
  if (open !== undefined) return invalid([{ field: 'file', ...(open.row === undefined || open.row < 1 ? {} : { row: open.row }), message: 'A quotation mark is opened and not closed, or stands inside a cell. Close it, or write it twice' }]);
  return rows.every((cells) => cells.every((cell) => cell.trim() === '')) ? invalid([{ field: 'file', message: 'The file is empty' }]) : agreementFromRows(rows, limits.kinds.map((one) => one.kind));
};

/** Limits from a file of one's own, YAML or JSON: 'designated: 35', 'statutory: 16', 'local: null', 'manageable: 51'. What it leaves out stays as it was. */
export const limitsFromFile = (text: string, limits: AgreementLimits): Result<AgreementLimits> => {
  let read: unknown;
  try {
    read = parseYaml(text);
  } catch {
    read = null;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return invalid([{ field: 'limits', message: 'The file of limits must hold lines such as “designated: 35” and “manageable: 51”' }]);
  const entries = Object.entries(read as Readonly<Record<string, unknown>>);
  const faults = entries.flatMap(([kind, most]): readonly Fault[] => (most === null || (typeof most === 'number' && Number.isInteger(most) && most >= 0) ? [] : [{ field: kind, message: 'must be a whole number, or null for no limit' }]));
  return faults.length > 0 ? invalid(faults) : ok(withLimits(limits, Object.fromEntries(entries) as Readonly<Record<string, number | null>>, 'your own limits'));
};

export type AgreementChecked = { readonly targets: readonly AgreementTarget[]; readonly findings: readonly AgreementFinding[]; readonly warnings: readonly string[] };

const inOrder = ({ target, check, severity, reason, fix, source }: AgreementFinding): AgreementFinding => ({ target, check, severity, reason, fix, source });

/** Every finding about the draft agreement in a CSV. */
export const checkAgreementFile = (text: string, limits: AgreementLimits): Result<AgreementChecked> => {
  const read = readTargets(text, limits);
  return read.ok ? ok({ ...read.value, findings: checkAgreement(read.value.targets, limits).map(inOrder) }) : read;
};

/** What differs between the drafts in two CSVs. */
export const compareAgreementFiles = (before: string, after: string, limits: AgreementLimits): Result<{ readonly comparison: AgreementComparison; readonly warnings: readonly string[] }> => {
  const [old, now] = [readTargets(before, limits), readTargets(after, limits)];
  const inFile = (which: string, refused: { readonly refusal: { readonly message: string; readonly faults?: readonly Fault[] } }) => invalid(refused.refusal.faults ?? [], `In the ${which} file: ${refused.refusal.message}`);
  if (!old.ok) return inFile('first', old);
  if (!now.ok) return inFile('second', now);
  const warnings = [...old.value.warnings.map((one) => `First file: ${one}`), ...now.value.warnings.map((one) => `Second file: ${one}`)];
  return ok({ comparison: compareAgreements(old.value.targets, now.value.targets), warnings });
};

const mark: Readonly<Record<Severity, string>> = { stop: 'STOP', warn: 'WARN', note: 'NOTE' };
const lineOf = (one: AgreementFinding): string => `  ${mark[one.severity]}  ${one.reason}\n        ${one.fix} (${one.check}; ${one.source})`;

/** Findings in plain words, those of one target together. */
export const findingsAsText = ({ targets, findings }: AgreementChecked): string => {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  const said = Map.groupBy(findings, (one) => one.target);
  const group = (title: string, all: readonly AgreementFinding[] | undefined): readonly string[] => (all === undefined ? [] : [[title, ...all.map(lineOf)].join('\n')]);
  const clear = targets.length - targets.filter((target) => said.has(target.key)).length;
  const summary = `${plural(targets.length, 'target')}: ${plural(count('stop'), 'thing')} to put right before signing (STOP), ${plural(count('warn'), 'thing')} to talk over (WARN), ${plural(count('note'), 'thing')} to know (NOTE).${clear === 0 ? '' : clear === targets.length ? ' Nothing was found about any of them.' : ` Nothing was found about ${plural(clear, 'target')}.`}`;
  return [summary, ...group('The agreement as a whole', said.get(null)), ...targets.flatMap((target) => group(target.title === target.key ? target.key : `${target.key}: ${target.title}`, said.get(target.key)))].join('\n\n');
};

const named = (one: Named): string => `  ${one.title === one.key ? one.key : `${one.key}: ${one.title}`} (${one.kind === '' ? 'no kind' : one.kind})`;

/** A comparison in plain words. */
export const comparisonAsText = ({ added, dropped, moved, changed, same }: AgreementComparison): string => {
  const part = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [[title, ...lines].join('\n')]);
  return [
    `${capitalise(plural(added.length, 'target'))} added, ${dropped.length} dropped, ${moved.length} moved to another kind, ${changed.length} changed, ${same} the same.`,
    ...part('Added', added.map(named)), ...part('Dropped', dropped.map(named)), ...part('Moved to another kind', moved.map((one) => `${named(one)}, was ${one.from === '' ? 'no kind' : one.from}`)),
    ...changed.flatMap((one) => part(one.title === one.key ? one.key : `${one.key}: ${one.title}`, one.fields.map(({ field, before, after }) => `  ${field}: ${before ?? 'empty'} → ${after ?? 'empty'}`))),
  ].join('\n\n');
};
