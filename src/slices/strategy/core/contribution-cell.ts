import type { Day } from '#lib/day.ts';
import type { GroupId, Id, OrganisationId, PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';

export type CellId = Id<'cell'>;
export type EffectId = Id<'effect'>;

export const cellRoles = ['leads', 'contributes'] as const;
export type CellRole = (typeof cellRoles)[number];
export const cellRoleNames: Readonly<Record<CellRole, string>> = { leads: 'Leads', contributes: 'Contributes' };

export type Answer = 'accepted' | 'declined';
/** What was said to an offer, by whom and when; null answer: nobody has said yet. */
export type Answered = { readonly answer: Answer | null; readonly answeredAt: Date | null; readonly answeredBy: string | null; readonly words: string };

/** Who does it: an organisation or a theme group. */
export type Doer = { readonly kind: 'organisation'; readonly id: OrganisationId } | { readonly kind: 'group'; readonly id: GroupId };

export type CellInput = { readonly outcome: string; readonly doer: Doer | null; readonly role: CellRole | null; readonly what: string; readonly asked: PersonId | null };
export type CellDraft = CellInput & { readonly doer: Doer; readonly role: CellRole };

/** One cell of the matrix: what a partner or a theme group does for an outcome. It stands when the partner itself has said yes. */
export type Cell = CellDraft & Answered & { readonly id: CellId; readonly doerName: string; readonly doerEnded: boolean; readonly offeredOn: Day; readonly offeredBy: string; readonly version: number };

export type EffectInput = { readonly from: string; readonly to: string; readonly sense: 'helps' | 'harms' | null; readonly why: string };
export type Effect = { readonly id: EffectId; readonly from: string; readonly to: string; readonly sense: 'helps' | 'harms'; readonly why: string; readonly version: number };

const sound = <T>(value: T, faults: readonly (Fault | false)[]): Result<T> => {
  const wrong = faults.filter((fault): fault is Fault => fault !== false);
  return wrong.length === 0 ? ok(value) : invalid(wrong);
};

/** A cell that can be kept, or what is wrong with it. `outcomes` are the keys that hold now. */
export const checkCell = (cell: CellInput, outcomes: ReadonlySet<string>): Result<CellDraft> => {
  const { doer, role } = cell;
  const checked = sound(cell, [
    !outcomes.has(cell.outcome) && { field: 'outcome', message: 'Choose an outcome from the list' },
    doer === null && { field: 'doer', message: 'Choose an organisation or a theme group' },
    role === null && { field: 'role', message: 'Say whether it leads or contributes' },
    cell.what === '' && { field: 'what', message: 'Say what it does for this outcome' },
    cell.what.length > 500 && { field: 'what', message: 'What it does must be 500 characters or fewer' },
  ]);
  if (!checked.ok) return checked;
  return doer === null || role === null ? invalid([]) : ok({ ...cell, doer, role });
};

export const checkEffect = (effect: EffectInput, outcomes: ReadonlySet<string>): Result<Omit<Effect, 'id' | 'version'>> => {
  const { sense } = effect;
  const checked = sound(effect, [
    !outcomes.has(effect.from) && { field: 'from', message: 'Choose the outcome that has the effect' },
    !outcomes.has(effect.to) && { field: 'to', message: 'Choose the outcome that it acts on' },
    effect.from === effect.to && effect.from !== '' && { field: 'to', message: 'Choose two different outcomes' },
    sense === null && { field: 'sense', message: 'Say whether it helps or harms' },
    effect.why === '' && { field: 'why', message: 'Say why, in one sentence' },
    effect.why.length > 500 && { field: 'why', message: 'Why must be 500 characters or fewer' },
  ]);
  if (!checked.ok) return checked;
  return sense === null ? invalid([]) : ok({ ...effect, sense });
};

export type DoneFor = { readonly key: string; readonly title: string; readonly lead: Cell | null; readonly others: readonly Cell[]; readonly lacks: readonly string[] };

/** For each outcome who leads and who contributes, and what is lacking: a lead, an acceptance, anybody at all. */
export const matrixOf = (outcomes: readonly { readonly key: string; readonly title: string }[], cells: readonly Cell[]): readonly DoneFor[] =>
  outcomes.map(({ key, title }) => {
    const own = cells.filter((cell) => cell.outcome === key && cell.answer !== 'declined');
    const lead = own.find((cell) => cell.role === 'leads') ?? null;
    const open = own.filter((cell) => cell.answer === null).map((cell) => cell.doerName);
    const ended = own.filter((cell) => cell.doerEnded).map((cell) => cell.doerName);
    const lacks = own.length === 0 ? ['Nobody has said what they do for it'] : [
      ...(lead === null ? ['Nobody leads on it'] : []),
      ...(open.length === 0 ? [] : [`Not yet accepted by ${open.join(', ')}`]),
      ...(ended.length === 0 ? [] : [`Named, and no longer at the table: ${ended.join(', ')}`]),
    ];
    return { key, title, lead, others: own.filter((cell) => cell !== lead), lacks };
  });
