import type { Bank, Pack, Scale } from '#pack';
import { ChangeChart } from '#platform/charts/change-chart.tsx';
import { DistributionChart } from '#platform/charts/distribution-chart.tsx';
import { GapChart } from '#platform/charts/gap-chart.tsx';
import { NationalChart } from '#platform/charts/national-chart.tsx';
import { WheelChart } from '#platform/charts/wheel-chart.tsx';
import { formatDay } from '#lib/day.ts';
import { questionsOf } from '../../core/tally.ts';
import type { CampaignResults } from '../../commands/results-of.ts';
import type { QuestionResult } from '../../core/results.ts';

/** A picture with the same figures as a table: what a page, a Word paper, a PDF and a sheet all show. */
type Drawing = ReturnType<typeof WheelChart>;
export type Shown = { readonly id: string; readonly title: string; readonly picture: Drawing; readonly compact: Drawing; readonly columns: readonly { readonly title: string; readonly numeric?: boolean }[]; readonly rows: readonly (readonly (string | number)[])[] };

// Drawn twice: wide, and compact for a phone, where the first would be too small to read.
const both = (id: string, draw: (head: { readonly id: string; readonly compact: boolean }) => Drawing): Pick<Shown, 'picture' | 'compact'> => ({ picture: draw({ id, compact: false }), compact: draw({ id: `${id}-compact`, compact: true }) });

export const figure = (value: number | null | undefined, digits = 1): string => (value === null || value === undefined ? 'not shown' : value.toFixed(digits));
export const askOf = (bank: Bank): ReadonlyMap<string, string> => new Map(questionsOf(bank).map((question) => [question.id, question.ask]));
const num = (title: string) => ({ title, numeric: true });

export const wheelShown = ({ results, previous, pack }: CampaignResults): Shown | null => {
  if (results.wheel.length === 0) return null;
  const titles = new Map((pack.catalogues['seven-s'] ?? []).map((item) => [item.id, item.title]));
  const before = new Map(previous?.results.wheel.map((spoke) => [spoke.id, spoke.mean]));
  const part = (id: string) => {
    const spoke = results.wheel.find((one) => one.id === id);
    return { id, label: titles.get(id) ?? id, score: spoke?.mean ?? null, ...(previous === null ? {} : { previous: before.get(id as never) ?? null }) };
  };
  const balance = results.balance;
  const title = balance === null ? 'The seven elements' : Math.abs(balance.difference) < 0.2 ? 'Soft and hard elements are in balance' : balance.difference > 0 ? 'The hard elements are ahead of the soft' : 'The soft elements are ahead of the hard';
  const [soft, hard] = [['staff', 'style', 'synergies'].map(part), ['steering', 'standards', 'systems'].map(part)];
  const centre = part('strategy');
  return {
    id: 'wheel',
    title,
    ...both('wheel', (head) => <WheelChart {...head} title={title} desc={[centre, ...soft, ...hard].map((one) => `${one.label} ${figure(one.score)}`).join(', ')} centre={centre} soft={soft} hard={hard} />),
    columns: [{ title: 'Element' }, { title: 'Side' }, num('Mean, 1 to 5'), ...(previous === null ? [] : [num('Last time')])],
    rows: [
      ...results.wheel.map((spoke) => [titles.get(spoke.id) ?? spoke.id, spoke.side === 'centre' ? 'Goal' : spoke.side === 'soft' ? 'Soft' : 'Hard', figure(spoke.mean), ...(previous === null ? [] : [figure(before.get(spoke.id))])]),
      ...(balance === null ? [] : [['All soft elements', 'Soft', figure(balance.soft), ...(previous === null ? [] : [figure(previous.results.balance?.soft)])], ['All hard elements', 'Hard', figure(balance.hard), ...(previous === null ? [] : [figure(previous.results.balance?.hard)])]]),
    ],
  };
};

const scaleOf = (pack: Pack, scale: string): Scale => pack.scales[scale] as Scale;

export const spreadShown = ({ results, bank, pack }: CampaignResults, theme: string): Shown | null => {
  const found = bank.themes.find((one) => one.id === theme);
  const first = found?.questions[0];
  if (found === undefined || first === undefined) return null;
  const scale = scaleOf(pack, first.scale);
  const points = Object.entries(scale.points).map(([point, label]) => ({ value: Number(point), label })).toSorted((a, b) => a.value - b.value);
  const byId = new Map(results.questions.map((question) => [question.id, question]));
  const own = found.questions.filter((question) => question.scale === first.scale).flatMap((question) => {
    const result = byId.get(question.id);
    return result === undefined ? [] : [{ question, result }];
  });
  const counts = (result: QuestionResult) => points.map((point) => result.distribution[String(point.value)] ?? 0);
  const widest = own.filter(({ result }) => result.agreement !== null).toSorted((a, b) => (a.result.agreement ?? 1) - (b.result.agreement ?? 1))[0];
  const title = widest === undefined ? `${found.title}: nobody has answered` : `${found.title}: people differ most on “${widest.question.ask.replace(/\?$/, '')}”`;
  return {
    id: `spread-${theme}`,
    title,
    ...both(`spread-${theme}`, (head) => <DistributionChart {...head} title={title} desc={own.map(({ question, result }) => `${question.ask} ${counts(result).map((count, index) => `${count} chose ${points[index]?.value}`).join(', ')}`).join('. ')} points={points} rows={own.map(({ question, result }) => ({ id: question.id, label: question.ask, counts: counts(result), median: result.median }))} />),
    columns: [{ title: 'Question' }, ...points.map((point) => num(String(point.value))), num('Not applicable'), num('Don’t know'), num('No answer'), num('Median'), num('Mean'), num('95% interval'), num('Spread'), num('Agreement')],
    rows: own.map(({ question, result }) => [question.ask, ...counts(result), result.notApplicable, result.dontKnow, result.unanswered, figure(result.median), figure(result.mean, 2), result.interval === null ? 'too few' : `${figure(result.interval.lower)} to ${figure(result.interval.upper)}`, figure(result.sd, 2), figure(result.agreement, 2)]),
  };
};

export const gapShown = ({ results, bank }: CampaignResults): Shown | null => {
  const asks = askOf(bank);
  const rows = results.questions.flatMap((one) => (one.gap === null ? [] : [{ one, gap: one.gap }])).toSorted((a, b) => Math.abs(b.gap.difference) - Math.abs(a.gap.difference)).slice(0, 10);
  const [widest] = rows;
  if (widest === undefined) return null;
  const title = `The coordinator’s team and partners differ most on “${(asks.get(widest.one.id) ?? '').replace(/\?$/, '')}”`;
  return {
    id: 'gap',
    title,
    ...both('gap', (head) => <GapChart {...head} title={title} desc={rows.map(({ one, gap }) => `${asks.get(one.id)} coordinators ${figure(gap.coordinators.mean)}, partners ${figure(gap.partners.mean)}`).join('. ')} groups={{ first: 'Coordinator’s team', second: 'Partners' }} domain={[1, 5]} rows={rows.map(({ one, gap }) => ({ id: one.id, label: asks.get(one.id) ?? one.id, first: gap.coordinators.mean, second: gap.partners.mean }))} />),
    columns: [{ title: 'Question' }, num('Coordinator’s team'), num('Partners'), num('Difference'), num('95% interval')],
    rows: rows.map(({ one, gap }) => [asks.get(one.id) ?? one.id, `${figure(gap.coordinators.mean)} (${gap.coordinators.n})`, `${figure(gap.partners.mean)} (${gap.partners.n})`, figure(gap.difference), gap.interval === null ? 'too few' : `${figure(gap.interval.lower)} to ${figure(gap.interval.upper)}`]),
  };
};

export const changeShown = ({ results, previous, campaign }: CampaignResults): Shown | null => {
  if (previous === null) return null;
  const rows = results.themes.flatMap((theme) => {
    return theme.mean === null || theme.change === null ? [] : [{ id: theme.id, label: theme.title, before: theme.mean - theme.change, after: theme.mean }];
  });
  const most = rows.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))[0];
  if (most === undefined) return null;
  const title = `${most.label} has changed most since ${formatDay(previous.campaign.closesOn)}`;
  return {
    id: 'change',
    title,
    ...both('change', (head) => <ChangeChart {...head} title={title} desc={rows.map((row) => `${row.label} from ${figure(row.before)} to ${figure(row.after)}`).join('. ')} waves={{ before: formatDay(previous.campaign.closesOn), after: formatDay(campaign.closesOn) }} rows={rows} />),
    columns: [{ title: 'Theme' }, num('Last time'), num('Now'), num('Change')],
    rows: rows.map((row) => [row.label, figure(row.before, 2), figure(row.after, 2), `${row.after >= row.before ? '+' : '−'}${Math.abs(row.after - row.before).toFixed(2)}`]),
  };
};

export const nationalShown = ({ results, bank }: CampaignResults): Shown | null => {
  const asks = askOf(bank);
  const rows = results.questions.filter((one) => one.national?.coordinators != null || one.national?.partners != null);
  if (rows.length === 0) return null;
  const title = 'Share who agree here, beside the national figures of 2008';
  const coordinators = (one: QuestionResult) => one.national?.coordinators?.percent ?? null;
  const partners = (one: QuestionResult) => one.national?.partners?.percent ?? null;
  const cell = (given: { readonly percent: number | null; readonly n: number | null } | null | undefined) => (given?.percent == null ? 'not printed' : `${given.percent}%${given.n === null ? '' : ` (${given.n} answered the survey)`}`);
  return {
    id: 'national',
    title,
    ...both('national', (head) => <NationalChart {...head} title={title} desc={rows.map((one) => `${asks.get(one.id)} here ${figure(one.favourable, 0)} per cent`).join('. ')} ours="Here" nationals={['Coordinators 2008', 'Partners 2008']} rows={rows.map((one) => ({ id: one.id, label: asks.get(one.id) ?? one.id, ours: one.favourable, national: [coordinators(one), partners(one)] }))} />),
    columns: [{ title: 'Statement' }, num('Here'), num('Coordinators 2008'), num('Partners 2008'), { title: 'Source' }, { title: 'Note' }],
    rows: rows.map((one) => [asks.get(one.id) ?? one.id, one.favourable === null ? 'nobody answered' : `${figure(one.favourable, 0)}% of ${one.n}`, cell(one.national?.coordinators), cell(one.national?.partners), one.national?.source ?? '', one.national?.note ?? '']),
  };
};
