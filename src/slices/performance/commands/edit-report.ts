import type { Day } from '#lib/day.ts';
import { readId, type GroupId, type PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { isLayer } from '../core/layer-kinds.ts';
import { usualMost } from '../core/report-content.ts';
import type { Report, ReportChoices, ReportId } from '../core/report.ts';
import { lockFigures } from '../store/indicator-store.ts';
import { deleteDraft, freezeReport, insertReport, reportById, updateDraft, type NewReport } from '../store/report-store.ts';
import { previewReport, sumOf } from './read-report.ts';

export type ReportInput = { readonly layer: string; readonly group: string; readonly title: string; readonly meetsOn: Day | null };

const gone = notFound('There is no such report here.');
const stale = refuse({ kind: 'conflict', message: 'Somebody else changed or issued this report after you opened it. Nothing of theirs was overwritten: open it again to see it as it is.' });
const frozen = refuse({ kind: 'conflict', message: 'This report has been issued, so it stays as it is. Make a new draft.' });

const sound = async ({ tx, here }: Work, input: ReportInput): Promise<Result<Omit<NewReport, 'choices'>>> => {
  const { groups } = await readMembership(tx, here.id);
  const group = groups.find((one) => one.id === readId(input.group));
  const faults: readonly Fault[] = [
    ...(isLayer(input.layer) ? [] : [{ field: 'layer', message: 'Choose which layer it is for' }]),
    ...(group === undefined ? [{ field: 'group', message: 'Choose the group that will see it' }] : []),
    ...(group !== undefined && isLayer(input.layer) && group.layer !== input.layer ? [{ field: 'group', message: `${group.name} is of the ${group.layer} layer: choose that layer, or another group` }] : []),
    ...(input.title === '' ? [{ field: 'title', message: 'Enter a title' }] : input.title.length > 200 ? [{ field: 'title', message: 'Make the title 200 characters or fewer' }] : []),
    ...(input.meetsOn === null ? [{ field: 'meetsOn', message: 'Enter the day of the meeting, like 27 3 2026' }] : []),
  ];
  if (faults.length > 0 || group === undefined || input.meetsOn === null) return invalid(faults);
  return ok({ layer: group.layer, group: group.id as GroupId, title: input.title, meetsOn: input.meetsOn });
};

/** Begins a draft. The trail of a draft tells nothing of what it says, as everybody may read of changes. */
export const draftReport = async (work: Work, input: ReportInput, person: PersonId | null): Promise<Result<ReportId>> => {
  const checked = await sound(work, input);
  if (!checked.ok) return checked;
  const choices: ReportChoices = { summary: '', struck: [], added: [], most: usualMost[checked.value.layer] };
  const id = await insertReport(work.tx, work.here.id, { ...checked.value, choices }, { at: work.now, by: work.actor.name, person });
  await record(work, { what: 'ReportDrafted', subject: { kind: 'report', id }, data: { layer: checked.value.layer, meetsOn: checked.value.meetsOn } });
  return ok(id);
};

const draftOf = async ({ tx, here }: Work, id: ReportId): Promise<Result<Report>> => {
  const report = await reportById(tx, here.id, id);
  return report === null ? gone : report.state === 'issued' ? frozen : ok(report);
};

const checkChoices = ({ summary, added, most }: ReportChoices): readonly Fault[] => [
  ...(summary.length <= 4000 ? [] : [{ field: 'summary', message: 'Make the covering summary 4,000 characters or fewer' }]),
  ...(added.length <= 12 && added.every((one) => one.length <= 500) ? [] : [{ field: 'added', message: 'Write at most 12 questions, each of 500 characters or fewer' }]),
  ...(Number.isInteger(most) && most >= 1 && most <= 200 ? [] : [{ field: 'most', message: 'Say how many figures it holds: a whole number from 1 to 200' }]),
];

/** Keeps what the coordinator wrote and chose. */
export const changeDraft = async (work: Work, id: ReportId, version: number, input: Omit<ReportInput, 'layer' | 'group'>, choices: ReportChoices): Promise<Result<ReportId>> => {
  const current = await draftOf(work, id);
  if (!current.ok) return current;
  const faults = checkChoices(choices);
  const checked = await sound(work, { ...input, layer: current.value.layer, group: current.value.group });
  if (faults.length > 0 || !checked.ok) return invalid([...(checked.ok ? [] : (checked.refusal.faults ?? [])), ...faults]);
  if (!(await updateDraft(work.tx, work.here.id, id, version, { ...checked.value, choices }))) return stale;
  await record(work, { what: 'ReportChanged', subject: { kind: 'report', id } });
  return ok(id);
};

export const discardDraft = async (work: Work, id: ReportId, version: number): Promise<Result<null>> => {
  const current = await draftOf(work, id);
  if (!current.ok) return current;
  if (!(await deleteDraft(work.tx, work.here.id, id, version))) return stale;
  await record(work, { what: 'ReportDiscarded', subject: { kind: 'report', id } });
  return ok(null);
};

/** Issues a draft: what it says now is kept as it is, with the last entry of figures that it knows of. No figure comes in meanwhile. */
export const issueReport = async (work: Work, id: ReportId, version: number, person: PersonId | null): Promise<Result<ReportId>> => {
  await lockFigures(work.tx, work.here.id);
  const current = await draftOf(work, id);
  if (!current.ok) return current;
  const { content } = await previewReport(work, current.value);
  if (!(await freezeReport(work.tx, work.here.id, id, version, content, sumOf(content), { at: work.now, by: work.actor.name, person }))) return stale;
  await record(work, { what: 'ReportIssued', subject: { kind: 'report', id }, data: { title: content.title, meetsOn: content.meetsOn, asOf: content.asOf } });
  return ok(id);
};
