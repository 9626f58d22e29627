import { daysBetween, type Day } from '#lib/day.ts';
import type { GroupId, Id, PersonId } from '#lib/id.ts';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import type { Relation } from './relations.ts';

export type WaveId = Id<'wave'>;
export type ParticipantId = Id<'participant'>;
export type ScenarioId = Id<'scenario'>;

/** Whom each respondent is offered: everyone in the wave, those who share a group with them, or those of chosen groups. */
export type RosterRule = 'all' | 'theme' | 'group';
export type Roster = { readonly rule: RosterRule; readonly ids: readonly GroupId[] };

/** Who sees names, as the consent says. Coordinators are those who may manage the wave. */
export type SeenBy = { readonly coordinators: boolean; readonly people: readonly PersonId[] };

/** What a wave has beside what any survey has. */
export type WavePart = {
  readonly purpose: string;
  readonly consent: string;
  readonly seenBy: SeenBy;
  readonly relations: readonly Relation[];
  readonly ratings: boolean;
  readonly roster: Roster;
  readonly minGroup: number;
  /** Organisations are shown by name to those who see no names, also where one person alone answered for one. People are told. */
  readonly organisationsNamed: boolean;
  readonly keepUntil: Day;
};

export type ParticipantKind = 'roster' | 'added' | 'outside';
export type ParticipantState = 'none' | 'invited' | 'begun' | 'answered' | 'declined' | 'withdrawn';

export type Participant = {
  readonly id: ParticipantId;
  readonly kind: ParticipantKind;
  readonly person: PersonId | null;
  readonly name: string;
  readonly organisation: string | null;
  readonly sector: string | null;
  readonly layer: string | null;
  readonly groups: readonly GroupId[];
  readonly state: ParticipantState;
  readonly consented: boolean;
  readonly masked: boolean;
  readonly addedBy: ParticipantId | null;
  /** The relations that they have saved a page of. */
  readonly saved: readonly string[];
};

export type WaveTie = { readonly from: ParticipantId; readonly to: ParticipantId; readonly relation: string; readonly strength: number | null; readonly trust: number | null; readonly value: number | null };

/** Five, unless the coordinator says fewer; three is the least that others in the field use. */
export const leastGroup = 3;

/** What is wrong with the part that only a network has, field by field. */
export const waveFaults = (part: WavePart, closesOn: Day): readonly Fault[] =>
  [
    part.purpose === '' ? { field: 'purpose', message: 'Say what it is for: people are told before the first question' } : null,
    part.purpose.length > 2000 ? { field: 'purpose', message: 'What it is for must be 2,000 characters or fewer' } : null,
    part.consent === '' ? { field: 'consent', message: 'Say how the answers will be used' } : null,
    part.consent.length > 4000 ? { field: 'consent', message: 'How answers are used must be 4,000 characters or fewer' } : null,
    part.relations.length === 0 ? { field: 'relations', message: 'Choose at least one question' } : null,
    !part.seenBy.coordinators && part.seenBy.people.length === 0 ? { field: 'seenBy', message: 'Choose who sees names. Somebody has to, or the answers can’t be used' } : null,
    part.roster.rule === 'group' && part.roster.ids.length === 0 ? { field: 'roster', message: 'Choose the groups whose people are listed' } : null,
    !Number.isInteger(part.minGroup) || part.minGroup < leastGroup || part.minGroup > 50 ? { field: 'minGroup', message: `Smallest group must be a whole number from ${leastGroup} to 50` } : null,
    daysBetween(closesOn, part.keepUntil) < 1 ? { field: 'keepUntil', message: 'The day on which names are removed must be after the closing date' } : null,
    daysBetween(closesOn, part.keepUntil) > 1830 ? { field: 'keepUntil', message: 'Names may be kept for five years at most after closing' } : null,
  ].filter((fault): fault is Fault => fault !== null);

export const checked = <T extends WavePart & { readonly closesOn: Day }>(plan: T, others: readonly Fault[]): Result<T> => {
  const faults = [...others, ...waveFaults(plan, plan.closesOn)];
  return faults.length === 0 ? ok(plan) : invalid(faults);
};

/** What people were told when it opened stands. */
export const mayEditWave = ({ status }: { readonly status: string }): Result<null> =>
  status === 'draft' || status === 'scheduled' ? ok(null) : refuse({ kind: 'conflict', message: 'This survey has gone out, so it can’t be changed: people said yes to what it said then. Close it and start another if something is wrong.' });

/** Who may be seen in the network: the withdrawn are gone, unless they asked for a code in place of their name; those not yet placed wait. */
export const isInNetwork = ({ kind, state, masked }: Pick<Participant, 'kind' | 'state' | 'masked'>): boolean => kind !== 'added' && (state !== 'withdrawn' || masked);

/** Who was asked, and whether they have answered: for the response rate. Those who said no were asked, and did not. */
export const isAsked = ({ state, masked, kind }: Pick<Participant, 'state' | 'masked' | 'kind'>): boolean => kind === 'roster' && state !== 'none' && (state !== 'withdrawn' || masked);
