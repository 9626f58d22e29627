import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import type { BodyRef, LineDraft, Way } from './accountability.ts';
import { bodyKey } from './accountability.ts';
import type { Layer, Membership } from './membership-record.ts';

/** A line as it was sent; what could not be read is null. */
export type LineInput = {
  readonly from: BodyRef | null;
  readonly to: BodyRef | null;
  /** The name of a body outside, as typed. */
  readonly toOther: string;
  readonly layer: Layer | null;
  readonly way: Way | null;
  readonly what: string;
  readonly sanction: string;
};

const isHere = (membership: Membership, body: BodyRef): boolean => {
  if (body.kind === 'group') return membership.groups.some((one) => one.id === body.id);
  return body.kind === 'organisation' && membership.organisations.some((one) => one.id === body.id);
};

const fromFaults = (membership: Membership, { from }: LineInput): readonly Fault[] =>
  from === null || !isHere(membership, from) ? [{ field: 'from', message: 'Choose the group or organisation that answers' }] : [];

const toFaults = (membership: Membership, { from, to, toOther }: LineInput): readonly Fault[] => {
  if (to !== null && toOther !== '') return [{ field: 'toOther', message: 'Choose a body from the list or name one outside, not both' }];
  if (to === null && toOther === '') return [{ field: 'to', message: 'Choose whom it answers to, or name a body outside the partnership' }];
  if (toOther.length > 200) return [{ field: 'toOther', message: 'Name must be 200 characters or fewer' }];
  if (to !== null && !isHere(membership, to)) return [{ field: 'to', message: 'Choose a group or organisation that is at the table today' }];
  return from !== null && to !== null && bodyKey(from) === bodyKey(to) ? [{ field: 'to', message: 'A body can’t answer to itself. Choose another' }] : [];
};

const wordFaults = ({ layer, way, what, sanction }: LineInput): readonly Fault[] => [
  ...(layer === null ? [{ field: 'layer', message: 'Choose a layer' }] : []),
  ...(way === null ? [{ field: 'way', message: 'Choose in which way it answers' }] : []),
  ...(what === '' ? [{ field: 'what', message: 'Enter what it answers for' }] : []),
  ...(what.length > 500 ? [{ field: 'what', message: 'What it answers for must be 500 characters or fewer' }] : []),
  ...(sanction.length > 500 ? [{ field: 'sanction', message: 'What follows must be 500 characters or fewer' }] : []),
];

/** A sound line between two bodies that are there, or what is wrong with each field. */
export const checkLine = (membership: Membership, input: LineInput): Result<LineDraft> => {
  const faults = [...fromFaults(membership, input), ...toFaults(membership, input), ...wordFaults(input)];
  const { from, layer, way, what } = input;
  const to: BodyRef | null = input.to ?? (input.toOther === '' ? null : { kind: 'other', name: input.toOther });
  if (faults.length > 0 || from === null || to === null || layer === null || way === null) return invalid(faults);
  return ok({ from, to, layer, way, what, sanction: input.sanction === '' ? null : input.sanction });
};
