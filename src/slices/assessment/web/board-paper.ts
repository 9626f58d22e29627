import { dayOf, formatDay } from '#lib/day.ts';
import { closedOn } from '../core/round.ts';
import { capitalise, plural } from '#lib/text.ts';
import { isOverdue, statusNames, type Action } from '#delivery';
import { actionsOf } from '#delivery/reads';
import { readMembership } from '#partnership/reads';
import { renderSvg } from '#platform/charts/render-svg.ts';
import type { Block, Paper, PaperAction, PaperTable } from '#platform/documents/paper.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { CampaignResults } from '../commands/results-of.ts';
import { askOf, changeShown, figure, gapShown, nationalShown, spreadShown, wheelShown, type Shown } from './results/pictures.tsx';

const shownBlocks = (shown: Shown | null): readonly Block[] =>
  shown === null
    ? []
    : [
        { kind: 'picture', svg: renderSvg(shown.picture), title: shown.title, alt: `${shown.title}. ${shown.rows.slice(0, 8).map((row) => row.join(': ')).join('; ')}. The table that follows has every figure.` },
        { kind: 'table', caption: shown.title, columns: shown.columns, rows: shown.rows },
      ];

const agendaTable = (read: CampaignResults): Block => {
  const asks = askOf(read.bank);
  const byId = new Map(read.results.questions.map((one) => [one.id, one]));
  return {
    kind: 'table',
    caption: 'What to discuss: the questions on which people differ most',
    columns: [{ title: 'Question' }, { title: 'Agreement', numeric: true }, { title: 'Mean', numeric: true }],
    rows: read.results.agenda.slice(0, 6).map((id) => [asks.get(id) ?? id, figure(byId.get(id)?.agreement, 2), figure(byId.get(id)?.mean)]),
  };
};

const planOf = async (ask: AskHere, campaign: string): Promise<readonly PaperAction[]> => {
  const { actions, membership } = await ask.within(async (tx) => ({ actions: await actionsOf(tx, ask.here.id), membership: await readMembership(tx, ask.here.id) }));
  const today = dayOf(ask.now);
  const from = actions.filter((action: Action) => action.origin?.slice === 'assessment' && action.origin.id.startsWith(campaign));
  return (from.length > 0 ? from : actions).map((action) => ({
    action: action.what,
    who: membership.people.find((one) => one.id === action.ownerPerson)?.name ?? membership.organisations.find((one) => one.id === action.ownerOrganisation)?.name ?? 'Nobody yet',
    by: action.dueOn === null ? 'No date' : formatDay(action.dueOn),
    status: isOverdue(action, today) ? 'Overdue' : statusNames[action.status],
  }));
};

// A board reads eight findings at most, and not eight of one kind.
const varied = (findings: CampaignResults['results']['findings']): CampaignResults['results']['findings'] => {
  const seen = new Map<string, number>();
  return findings
    .filter(({ kind }) => {
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      return (seen.get(kind) ?? 0) <= 3;
    })
    .slice(0, 8);
};

const words = ({ results, campaign, bank }: CampaignResults): readonly Block[] => [
  { kind: 'paragraph', text: `${plural(results.respondents, 'person', 'people')} answered “${campaign.title}” (${bank.title}), which closed on ${formatDay(closedOn(campaign))}. Answers were ${campaign.anonymous ? 'anonymous' : 'named'}. Groups of fewer than ${results.minGroup} are not shown.` },
  { kind: 'heading', text: 'What the answers say' },
  { kind: 'findings', items: varied(results.findings).map(({ text }) => ({ text })) },
];

/** The results and the plan as a paper for the board. */
export const boardPaper = async (ask: AskHere, read: CampaignResults): Promise<Paper> => {
  const actions = await planOf(ask, read.campaign.id);
  const picture = read.results.withheld ? [] : [wheelShown(read), gapShown(read), changeShown(read), nationalShown(read)].flatMap(shownBlocks);
  return {
    title: read.campaign.title,
    subtitle: 'Findings and improvement plan',
    date: formatDay(dayOf(ask.now)),
    purpose: actions.length > 0 ? 'For decision' : 'For information',
    partnership: ask.here.name,
    sections: [
      ...words(read),
      ...(actions.length === 0 ? [] : [{ kind: 'heading', text: 'The plan' } as const, { kind: 'actions', caption: 'Actions', actions } as const]),
      { kind: 'heading', text: 'The figures' },
      ...picture,
      agendaTable(read),
      { kind: 'heading', text: 'How this was worked out', level: 2 },
      { kind: 'paragraph', text: 'Agreement is van der Eijk’s A (2001), from −1 to 1. Intervals are 95 per cent by Student’s t, from five answers on. “Not applicable”, “Don’t know” and no answer are in no mean.' },
    ],
  };
};

/** Every question and every group, for the spreadsheet. */
export const figureTables = (read: CampaignResults): readonly PaperTable[] => {
  if (read.results.withheld) return [];
  const asks = askOf(read.bank);
  const themes = read.bank.themes.flatMap((theme) => {
    const shown = spreadShown(read, theme.id);
    return shown === null ? [] : [{ caption: theme.title, columns: shown.columns, rows: shown.rows }];
  });
  const groups = read.results.groups.flatMap((group) => (group.questions ?? []).map((one) => ('mean' in one ? [capitalise(group.by), capitalise(group.name), asks.get(one.id) ?? one.id, one.n, figure(one.mean, 2), figure(one.median), figure(one.sd, 2), figure(one.agreement, 2)] : [capitalise(group.by), capitalise(group.name), asks.get(one.id) ?? one.id, 'withheld', '', '', '', ''])));
  const num = (title: string) => ({ title, numeric: true });
  return [...themes, { caption: 'By group', columns: [{ title: 'By' }, { title: 'Group' }, { title: 'Question' }, num('Answered'), num('Mean'), num('Median'), num('Spread'), num('Agreement')], rows: groups }];
};
