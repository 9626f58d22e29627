import { addDays, dayOf } from '#lib/day.ts';
import type { Layer } from '#partnership';
import { readMembership } from '#partnership/reads';
import { draftReport, issueReport, raiseException, readScorecard, reportById, reviseDraft } from '#performance/reads';
import type { Work } from '#platform/services.ts';

type Planned = { readonly layer: Layer; readonly group: string; readonly title: string; readonly meets: number; readonly summary: string; readonly most: number };

const planned: readonly Planned[] = [
  { layer: 'operational', group: 'Safer Hartshire', title: 'What to act on this month', meets: 9, most: 20, summary: 'Read the changes first. Where nothing has changed there is nothing to discuss.' },
  { layer: 'executive', group: 'Public Service Board', title: 'Exceptions and progress', meets: 13, most: 12, summary: 'Two matters need a decision. The rest is for reading beforehand.' },
  { layer: 'strategic', group: 'Partnership Board', title: 'Is it getting better?', meets: 20, most: 6, summary: 'Three questions deserve most of our hour. The figures behind them are on the pages that follow.' },
];

const reasons: readonly { readonly to: Layer; readonly why: string }[] = [
  { to: 'strategic', why: 'Partners have done what was agreed and it is not coming back. Only the board can move money or people between themes.' },
  { to: 'executive', why: 'Two agencies count this differently, and neither can settle it alone.' },
];

/** Raises two exceptions and issues one report to each layer, from the figures that are there; with no figures it does nothing. */
export const loadReports = async (work: Work): Promise<void> => {
  const lines = await readScorecard(work);
  const { groups } = await readMembership(work.tx, work.here.id);
  const promised = lines.filter(({ judged }) => judged.status === 'off-track').toSorted((a, b) => Number(b.judged.way === 'worse') - Number(a.judged.way === 'worse'))[0];
  const worse = lines.find(({ indicator, judged }) => indicator.kind === 'process' && judged.way === 'worse') ?? lines.find(({ indicator, judged }) => indicator.kind === 'process' && judged.latest !== null);
  for (const [at, line] of [promised, worse].entries()) {
    const reason = reasons[at];
    if (line !== undefined && reason !== undefined) await raiseException(work, line.indicator.id, { ...reason, person: null });
  }
  for (const { layer, group, title, meets, summary, most } of lines.length === 0 ? [] : planned) {
    const seenBy = groups.find((one) => one.name === group) ?? groups.find((one) => one.layer === layer);
    if (seenBy === undefined) continue;
    const input = { layer, group: seenBy.id, title, meetsOn: addDays(dayOf(work.now), -meets) };
    const draft = await draftReport(work, input, null);
    if (!draft.ok) continue;
    const changed = await reviseDraft(work, draft.value, 1, input, { summary, struck: [], added: [], most });
    const kept = await reportById(work.tx, work.here.id, draft.value);
    if (changed.ok && kept !== null) await issueReport(work, kept.id, kept.version, null);
  }
};
