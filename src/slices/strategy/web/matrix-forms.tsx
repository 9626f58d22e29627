import { readId } from '#lib/id.ts';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import { addCell, changeCell, saveEffect } from '../commands/edit-matrix.ts';
import { cellRoleNames, cellRoles, type Cell, type Doer, type Effect } from '../core/contribution-cell.ts';
import type { PlacedOutcome } from '../core/plan.ts';
import { cellsOf, effectsOf } from '../store/matrix-store.ts';
import { outcomesNow } from '../store/plan-store.ts';
import type { FormPage } from './form-page.ts';
import { CellBelow, EffectBelow } from './matrix-page.tsx';
import { typed } from './typed-values.ts';

type SeenCell = { readonly cell: Cell | null; readonly outcomes: readonly PlacedOutcome[]; readonly membership: Membership };

const doerValue = (doer: Doer): string => `${doer.kind}:${doer.id}`;

const readDoer = (text: string): Doer | null => {
  const [kind, rest] = text.split(':');
  const [organisation, group] = [readId<'organisation'>(rest), readId<'group'>(rest)];
  if (kind === 'organisation' && organisation !== null) return { kind, id: organisation };
  return kind === 'group' && group !== null ? { kind, id: group } : null;
};

const doerOptions = ({ organisations, groups }: Membership, cell: Cell | null) => [
  { value: '', text: 'Choose' }, ...(cell === null || !cell.doerEnded ? [] : [{ value: doerValue(cell.doer), text: `${cell.doerName} (ended)` }]),
  ...organisations.map((one) => ({ value: `organisation:${one.id}`, text: one.name })), ...groups.map((one) => ({ value: `group:${one.id}`, text: `${one.name} (${one.layer} group)` })),
];

/** The form of what a partner or a theme group does for an outcome. */
export const cellForm: FormPage<SeenCell> = {
  part: 'matrix', missing: 'There is no such part of the matrix, or it has ended.', done: 'It is saved, and waits for the partner’s own yes',
  load: async (ask, tx) => {
    const id = readId<'cell'>(ask.params['id']);
    const cell = (await cellsOf(tx, ask.here.id)).find((one) => one.id === id) ?? null;
    return cell === null && ask.params['id'] !== 'new' ? null : { cell, outcomes: await outcomesNow(tx, ask.here.id), membership: await readMembership(tx, ask.here.id) };
  },
  form: (ask, { cell, outcomes, membership }) => ({
    heading: cell === null ? 'Say what a partner does' : `What ${cell.doerName} does`, caption: outcomes.find((one) => one.key === cell?.outcome)?.title ?? 'Who does what', action: ask.link(`/strategy/matrix/cell/${cell?.id ?? 'new'}`), back: ask.link('/strategy/matrix'),
    ...(cell === null ? {} : { below: <CellBelow ask={ask} cell={cell} /> }),
    lead: cell === null ? 'The partner is asked itself whether it will. Until it says yes, this counts as not accepted.' : cell.answer === null ? 'The partner has not answered yet.' : 'If you change what is asked, the partner is asked again.',
    fields: [
      ...(cell !== null ? [] : [
        { name: 'outcome', label: 'Outcome', options: [{ value: '', text: 'Choose' }, ...outcomes.map((one) => ({ value: one.key, text: one.title }))] },
        { name: 'doer', label: 'Organisation or theme group', options: doerOptions(membership, cell) },
      ]),
      { name: 'role', label: 'Does it lead or contribute?', options: [{ value: '', text: 'Choose' }, ...cellRoles.map((role) => ({ value: role, text: cellRoleNames[role] }))] },
      { name: 'what', label: 'What does it do?', kind: 'lines', hint: 'What it brings: staff, money, buildings, knowledge, its voice' },
      { name: 'asked', label: 'Who can say yes for it?', options: [{ value: '', text: 'Whoever sits for it, or chairs the group' }, ...membership.people.map((one) => ({ value: one.id, text: one.name }))] },
    ],
  }),
  current: ({ cell }, ask) =>
    cell === null
      ? { values: { outcome: ask.query.get('outcome') ?? '', doer: ask.query.get('doer') ?? '', role: '' }, version: 0 }
      : { values: { role: cell.role, what: cell.what, asked: cell.asked ?? '' }, version: cell.version },
  save: async (work, { cell }, values, version) => {
    const from = typed(values);
    const input = { outcome: cell?.outcome ?? from.text('outcome'), doer: cell?.doer ?? readDoer(from.text('doer')), role: from.oneOf('role', cellRoles), what: from.text('what'), asked: from.id<'person'>('asked') };
    const done = await (cell === null ? addCell(work, input) : changeCell(work, cell.id, version, input));
    return done.ok ? { ok: true, value: '/strategy/matrix' } : done;
  },
};

type SeenEffect = { readonly effect: Effect | null; readonly outcomes: readonly PlacedOutcome[] };

/** The form of an effect of one outcome on another. */
export const effectForm: FormPage<SeenEffect> = {
  part: 'matrix', missing: 'There is no such effect, or it has ended.', done: 'The effect is saved',
  load: async (ask, tx) => {
    const id = readId<'effect'>(ask.params['id']);
    const effect = (await effectsOf(tx, ask.here.id)).find((one) => one.id === id) ?? null;
    return effect === null && ask.params['id'] !== 'new' ? null : { effect, outcomes: await outcomesNow(tx, ask.here.id) };
  },
  form: (ask, { effect, outcomes }) => {
    const options = [{ value: '', text: 'Choose' }, ...outcomes.map((one) => ({ value: one.key, text: one.title }))];
    return {
      heading: effect === null ? 'Note an effect across themes' : 'Change an effect', caption: 'Who does what', action: ask.link(`/strategy/matrix/effect/${effect?.id ?? 'new'}`), back: ask.link('/strategy/matrix'),
      ...(effect === null ? {} : { below: <EffectBelow ask={ask} effect={effect} /> }),
      lead: 'Work for one outcome may help or harm another. Noting it lets two theme groups talk before it happens.',
      fields: [
        ...(effect !== null ? [] : [{ name: 'from', label: 'Working for this outcome', options }, { name: 'to', label: 'Acts on this one', options }]),
        { name: 'sense', label: 'Does it help or harm?', options: [{ value: '', text: 'Choose' }, { value: 'helps', text: 'It helps' }, { value: 'harms', text: 'It harms' }] },
        { name: 'why', label: 'Why?', kind: 'lines' },
      ],
    };
  },
  current: ({ effect }, ask) => (effect === null ? { values: { from: ask.query.get('from') ?? '' }, version: 0 } : { values: { sense: effect.sense, why: effect.why }, version: effect.version }),
  save: async (work, { effect }, values, version) => {
    const from = typed(values);
    const done = await saveEffect(work, effect?.id ?? null, version, { from: effect?.from ?? from.text('from'), to: effect?.to ?? from.text('to'), sense: from.oneOf('sense', ['helps', 'harms'] as const), why: from.text('why') });
    return done.ok ? { ok: true, value: '/strategy/matrix' } : done;
  },
};
