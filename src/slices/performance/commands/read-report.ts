import { createHash } from 'node:crypto';
import { dayOf, type Day } from '#lib/day.ts';
import type { GroupId } from '#lib/id.ts';
import type { Layer } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import { asItStood, onTrackIn, stoodIn } from '../core/as-it-stood.ts';
import type { Scored } from '../core/changes.ts';
import { sortedJson } from '../core/checksum.ts';
import { adviseLength, type Advice } from '../core/length.ts';
import { layerKinds, type LayerKinds } from '../core/layer-kinds.ts';
import { buildReport, type ReportMatter } from '../core/report-content.ts';
import { gradeNames, isSaidOfWaiting, type Signing } from '../core/quality.ts';
import type { Report, ReportChallenge, ReportContent, StoodLine } from '../core/report.ts';
import { sayFigure, sayPeriod } from '../core/say-figure.ts';
import { challengesOf } from '../store/challenge-store.ts';
import { commentsOf } from '../store/commentary-store.ts';
import { exceptionsOf } from '../store/exception-store.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { signOffsOf } from '../store/quality-store.ts';
import { lastIssued, lastLoad } from '../store/report-store.ts';
import { limitsOf, looksOf } from '../store/rhythm-store.ts';
import { marksOf, settingOf } from './read-quality.ts';
import { readScorecard, type ScoreLine } from './read-scorecard.ts';
import { shownHeadlines } from './shown-figures.ts';

type Working = Pick<Work, 'tx' | 'here' | 'now' | 'services'>;
type Asked = Pick<Report, 'layer' | 'group' | 'title' | 'meetsOn' | 'choices'>;

/** Which kinds of figure each layer of this partnership looks at. */
export const kindsHere = async ({ tx, here, services }: Pick<Working, 'tx' | 'here' | 'services'>): Promise<LayerKinds> => layerKinds((await services.packFor(tx, here)).catalogues['measure-kinds']);

// What the last report froze is what it said: its figures are looked up again, its judgements never made again.
const beforeOf = async (work: Working, previous: Report | null, onlySigned: boolean): Promise<ReadonlyMap<string, Scored>> => {
  if (previous === null || previous.asOf === null || previous.content === null) return new Map();
  const stood = new Map<string, StoodLine>(stoodIn(previous.content).map((one) => [one.indicator, one]));
  const lines = await readScorecard(work, { asOf: previous.asOf, today: previous.meetsOn, onlySigned });
  return new Map(lines.flatMap((line) => { const then = stood.get(line.indicator.id); return then === undefined ? [] : [[line.indicator.id, asItStood(line, then)]]; }));
};

const signed: Readonly<Record<Signing, string>> = { signed: 'signed', unsigned: 'not signed', revised: 'revised since signed', 'no-figure': 'no figure' };

const badgesOf = async ({ tx, here, now }: Working, lines: readonly Scored[], onlySigned: boolean): Promise<ReadonlyMap<string, string>> => {
  const marks = await marksOf(tx, here.id, lines.map(({ indicator, judged }) => ({ indicator, latest: judged.latest })), dayOf(now));
  return new Map([...marks].map(([id, { grade, signing }]) => [id, `${gradeNames[grade]}, ${onlySigned && signing === 'unsigned' ? 'signed with a later figure' : signed[signing]}`]));
};

/** Challenges that wait for an answer, and those answered since the last report: a board sees both. */
const challengesFor = async ({ tx, here }: Working, names: ReadonlyMap<string, string>, lines: readonly Scored[], since: Day | null): Promise<readonly ReportChallenge[]> => {
  const titles = new Map<string, string>(lines.map(({ indicator }) => [indicator.id, indicator.title]));
  const kept = (await challengesOf(tx, here.id)).filter((one) => one.state === 'open' || (one.state === 'answered' && one.answeredOn !== null && (since === null || one.answeredOn >= since)));
  return kept.slice(0, 8).map((one) => ({
    title: titles.get(one.indicator) ?? 'An indicator that is no longer in use', asks: names.get(one.askedOrganisation ?? '') ?? 'A member', of: names.get(one.toOrganisation ?? '') ?? 'whoever brings it', question: one.question, answer: one.state === 'answered' ? one.answer : null, due: one.dueOn,
  }));
};

// Words on a figure that waits for its signature wait with it.
const commentsFor = async ({ tx, here }: Working, lines: readonly ScoreLine[]): Promise<ReportMatter['comments']> => {
  const comments = Map.groupBy(await commentsOf(tx, here.id, null, 5000), (one) => one.indicator);
  const signs = Map.groupBy(await signOffsOf(tx, here.id), (one) => one.indicator);
  return new Map([...comments].map(([id, said]) => {
    const line = lines.find(({ indicator }) => indicator.id === id);
    return [id, line === undefined ? said : said.filter((one) => !isSaidOfWaiting(line.indicator.area, line.waiting, signs.get(id) ?? [], one))];
  }));
};

/** All that a report is made from, as it stands now. */
export const reportMatter = async (work: Working, report: Asked): Promise<ReportMatter> => {
  const { tx, here } = work;
  const previous = await lastIssued(tx, here.id, report.layer, report.meetsOn, report.group);
  const { groups, organisations } = await readMembership(tx, here.id);
  // Where the board sees only what is signed off, so do its papers.
  const { onlySigned } = await settingOf(tx, here.id);
  const lines = await readScorecard(work, { onlySigned });
  const names = new Map<string, string>(organisations.map((one) => [one.id, one.name]));
  return {
    report, asOf: await lastLoad(tx, here.id), lines, kinds: await kindsHere(work), exceptions: await exceptionsOf(tx, here.id, true),
    group: groups.find((one) => one.id === report.group)?.name ?? 'A group that has ended', chosen: (await looksOf(tx, here.id)).get(report.group) ?? null,
    since: previous === null ? null : { title: previous.title, meetsOn: previous.meetsOn }, before: await beforeOf(work, previous, onlySigned), onTrackThen: previous?.content == null ? null : onTrackIn(previous.content),
    comments: await commentsFor(work, lines), names, badges: await badgesOf(work, lines, onlySigned), challenges: await challengesFor(work, names, lines, previous?.meetsOn ?? null),
  };
};

/** What a draft would say if it were issued now, every question that it proposes, and whether it leaves room to talk. */
export const previewReport = async (work: Working, report: Asked): Promise<{ readonly content: ReportContent; readonly proposed: ReportContent['questions']; readonly advice: Advice }> => {
  const matter = await reportMatter(work, report);
  const content = buildReport(matter);
  const proposed = buildReport({ ...matter, report: { ...report, choices: { ...report.choices, struck: [], added: [] } } }).questions;
  return { content, proposed, advice: adviseLength(content, (await limitsOf(work.tx, work.here.id))[report.layer]) };
};

/** The sum by which it can be seen that an issued report is as it was. */
export const sumOf = (content: ReportContent): string => createHash('sha256').update(sortedJson(content)).digest('hex');

export type Revised = { readonly indicator: string; readonly title: string; readonly period: string; readonly was: string; readonly now: string };

/** Figures of an issued report that were revised after it. */
export const revisedSince = async ({ tx, here }: Pick<Work, 'tx' | 'here'>, { lines }: ReportContent): Promise<readonly Revised[]> => {
  const indicators = new Map((await indicatorsOf(tx, here.id)).map((one) => [one.number, one]));
  const figures = await shownHeadlines(tx, here.id, { indicators: lines.map((line) => line.number) });
  return lines.flatMap((line) => {
    const now = figures.find((one) => one.indicator === line.number && one.period.from === line.from && one.period.to === line.to);
    const indicator = indicators.get(line.number);
    return now === undefined || indicator === undefined || line.revision === null || now.revision <= line.revision ? [] : [{ indicator: line.indicator, title: line.title, period: sayPeriod(indicator, now), was: line.value, now: sayFigure(indicator, now) }];
  });
};

/** The day and the entry that “since the last board” means: those of the last strategic report issued; null when there is none. */
export const lastBoard = async ({ tx, here }: Pick<Work, 'tx' | 'here'>): Promise<{ readonly day: Day; readonly load: number; readonly title: string } | null> => {
  const last = await lastIssued(tx, here.id, 'strategic');
  return last === null || last.asOf === null || last.issuedAt === null ? null : { day: dayOf(last.issuedAt), load: last.asOf, title: last.title };
};

/** The group that a report of a layer goes to unless somebody says otherwise: the one that meets most often of those that decide. */
export const usualGroup = async ({ tx, here }: Pick<Work, 'tx' | 'here'>, layer: Layer): Promise<{ readonly id: GroupId; readonly name: string } | null> => {
  const own = (await readMembership(tx, here.id)).groups.filter((group) => group.layer === layer && group.host === null);
  return own.toSorted((a, b) => Number(b.decides) - Number(a.decides) || (b.meetingsAYear ?? 0) - (a.meetingsAYear ?? 0))[0] ?? null;
};
