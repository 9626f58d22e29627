import { dayOf, formatDay } from '#lib/day.ts';
import type { Slice, ThreadPart } from '#platform/slice.ts';
import { matrixOf } from '../core/contribution-cell.ts';
import { freshnessNames, freshnessInWords, isSound, freshnessOf } from '../core/evidence.ts';
import { trace, type Branch } from '../core/levels.ts';
import type { PlacedOutcome } from '../core/plan.ts';
import { evidenceByOutcome, readStrategy, type StrategyWhole } from './read-strategy.ts';

const at = (key: string): string => `/strategy/outcomes/${key}`;

const allBelow = (branches: readonly Branch[]): readonly PlacedOutcome[] => branches.flatMap((branch) => [branch.outcome, ...allBelow(branch.below)]);

const placePart = ({ outcomes, membership }: StrategyWhole, outcome: PlacedOutcome): ThreadPart => {
  const traced = trace(outcomes, outcome.key);
  const group = membership.groups.find((one) => one.id === outcome.group);
  const above = (traced?.above ?? []).map((one) => ({ text: `Serves: ${one.title} (${one.planTitle})`, href: at(one.key) }));
  const below = allBelow(traced?.below ?? []).map((one) => ({ text: `Served by: ${one.title} (${one.planTitle})`, href: at(one.key) }));
  const looksAfter = group === undefined ? [] : [{ text: `Looked after by ${group.name}`, href: `/people/group/${group.id}` }];
  const missing = traced?.broken != null ? 'The wider outcome that it serves is in no plan any more' : group === undefined ? 'No theme group looks after it' : null;
  return { title: 'Where it stands', lines: [{ text: `${outcome.planTitle}${outcome.themeTitle === null ? '' : `, under ${outcome.themeTitle}`}`, href: `/strategy/plans/${outcome.plan}` }, ...looksAfter, ...above, ...below], missing, add: { text: 'Change the outcome', href: `/strategy/plans/${outcome.plan}/outcomes/${outcome.id}`, act: 'strategy.edit' } };
};

const evidencePart = (whole: StrategyWhole, outcome: PlacedOutcome, now: Date): ThreadPart => {
  const today = dayOf(now);
  const own = evidenceByOutcome(whole).get(outcome.key) ?? [];
  const missing = own.length === 0 ? 'It rests on no evidence' : own.some((one) => isSound(freshnessOf(one, today))) ? null : 'None of its evidence is known to hold today';
  return { title: 'What it rests on', lines: own.map((one) => ({ text: `${one.title}. ${freshnessInWords(one, today)}`, href: `/strategy/evidence/${one.id}`, status: freshnessNames[freshnessOf(one, today)] })), missing, add: { text: 'Say what it rests on', href: `/strategy/plans/${outcome.plan}/outcomes/${outcome.id}`, act: 'strategy.edit' } };
};

const targetsPart = ({ agreement }: StrategyWhole, outcome: PlacedOutcome): ThreadPart => {
  const own = (agreement?.targets ?? []).filter(({ kept }) => kept.outcome === outcome.key);
  const leaderless = own.filter(({ said }) => said.lead === null).length;
  return {
    title: 'Targets', lines: own.map(({ kept, said }) => ({ text: `${kept.indicator === null ? '' : `${kept.indicator}: `}${kept.title}${said.lead === null ? '' : ` (${said.lead} leads)`}`, href: `/strategy/targets/${kept.id}`, ...(said.lead === null ? { status: 'Nobody leads' } : {}) })),
    missing: own.length === 0 ? 'No target stands for it' : leaderless > 0 ? 'A target has no lead' : null, ...(agreement === null ? {} : { add: { text: 'Add a target', href: `/strategy/agreements/${agreement.agreement.id}/targets/new?outcome=${outcome.key}`, act: 'strategy.edit' } }),
  };
};

const partnersPart = ({ cells }: StrategyWhole, outcome: PlacedOutcome): ThreadPart => {
  const [row] = matrixOf([outcome], cells);
  const own = cells.filter((cell) => cell.outcome === outcome.key);
  const status = { accepted: 'Accepted', declined: 'Declined', open: 'Not yet accepted' };
  return {
    title: 'Who does what', lines: own.map((cell) => ({ text: `${cell.doerName} ${cell.role}: ${cell.what}`, href: '/strategy/matrix', status: status[cell.answer ?? 'open'] })), missing: row === undefined || row.lacks.length === 0 ? null : row.lacks.join('; '),
    add: { text: 'Say what a partner does', href: `/strategy/matrix/cell/new?outcome=${outcome.key}`, act: 'strategy.edit' },
  };
};

const effectsPart = ({ effects, outcomes }: StrategyWhole, outcome: PlacedOutcome): readonly ThreadPart[] => {
  const titles = new Map(outcomes.map((one) => [one.key, one.title]));
  const lines = effects.flatMap((one) =>
    one.from === outcome.key ? [{ text: `It ${one.sense} “${titles.get(one.to) ?? one.to}”: ${one.why}`, href: at(one.to), status: one.sense === 'helps' ? 'Helps' : 'Harms' }]
      : one.to === outcome.key ? [{ text: `“${titles.get(one.from) ?? one.from}” ${one.sense} it: ${one.why}`, href: at(one.from), status: one.sense === 'helps' ? 'Helps' : 'Harms' }] : []);
  return lines.length === 0 ? [] : [{ title: 'What helps or harms', lines, missing: null }];
};

/** The strategy's own part in the golden thread of an outcome. */
export const ownThread: NonNullable<Slice['thread']> = async ({ tx, here, now }, { key }) => {
  const whole = await readStrategy(tx, here.id);
  const outcome = whole.outcomes.find((one) => one.key === key);
  if (outcome === undefined) return [{ title: 'Where it stands', lines: [], missing: 'No plan that holds now has this outcome' }];
  return [placePart(whole, outcome), evidencePart(whole, outcome, now), targetsPart(whole, outcome), partnersPart(whole, outcome), ...effectsPart(whole, outcome)];
};

export const byWhenInWords = ({ byWhen }: Pick<PlacedOutcome, 'byWhen'>): string => (byWhen === null ? 'No day is set for it.' : `By ${formatDay(byWhen)}.`);
