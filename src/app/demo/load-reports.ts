import { addDays, dayOf } from '#lib/day.ts';
import type { Group, Layer } from '#partnership';
import { readMembership } from '#partnership/reads';
import { chooseFigures, draftReport, issueReport, raiseException, readScorecard, reportById, reviseDraft, type ScoreLine } from '#performance/reads';
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

/** Theme groups look at the figures of their own theme. */
const themes: Readonly<Record<string, RegExp>> = { 'Safer Hartshire': /^safer/i, 'Healthy Lives': /health/i, 'Working Hartshire': /econom/i, 'Children and Young People': /^children/i };

const giveThemes = async ({ tx, here }: Work, lines: readonly ScoreLine[], groups: readonly Group[]): Promise<void> => {
  for (const group of groups) {
    const theme = themes[group.name];
    const own = lines.filter(({ indicator }) => theme?.test(indicator.theme) === true && (indicator.kind === 'input' || indicator.kind === 'process'));
    if (own.length > 0) await chooseFigures(tx, here.id, group.id, own.map(({ indicator }) => indicator.id));
  }
};

const daysAgo = (work: Work, days: number): Work => ({ ...work, now: new Date(work.now.getTime() - days * 86_400_000) });

/** The last figure was worse than the one before. */
const fallsBehind = ({ indicator: { better }, series }: ScoreLine): boolean => {
  const [before, last] = series.slice(-2).map((one) => one.value ?? 0);
  return before !== undefined && last !== undefined && (better === 'up' ? last < before : better === 'down' && last > before);
};

/** Raises two exceptions and issues one report to each layer, from the figures that are there; with no figures it does nothing. */
export const loadReports = async (work: Work): Promise<void> => {
  const lines = await readScorecard(work);
  const { groups } = await readMembership(work.tx, work.here.id);
  await giveThemes(work, lines, groups);
  const off = lines.filter(({ judged }) => judged.status === 'off-track');
  const promised = off.find(fallsBehind) ?? off[0];
  const worse = lines.find(({ indicator, judged }) => indicator.kind === 'process' && judged.way === 'worse') ?? lines.find(({ indicator, judged }) => indicator.kind === 'process' && judged.latest !== null);
  for (const [at, line] of [promised, worse].entries()) {
    const reason = reasons[at];
    if (line !== undefined && reason !== undefined) await raiseException(daysAgo(work, 40), line.indicator.id, { ...reason, person: null });
  }
  for (const { layer, group, title, meets, summary, most } of lines.length === 0 ? [] : planned) {
    const seenBy = groups.find((one) => one.name === group) ?? groups.find((one) => one.layer === layer);
    if (seenBy === undefined) continue;
    const input = { layer, group: seenBy.id, title, meetsOn: addDays(dayOf(work.now), -meets) };
    const then = daysAgo(work, meets + 5);
    const draft = await draftReport(then, input, null);
    if (!draft.ok) continue;
    const changed = await reviseDraft(then, draft.value, 1, input, { summary, struck: [], added: [], most });
    const kept = await reportById(work.tx, work.here.id, draft.value);
    if (changed.ok && kept !== null) await issueReport(then, kept.id, kept.version, null);
  }
};
