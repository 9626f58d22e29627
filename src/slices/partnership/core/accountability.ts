import type { Day } from '#lib/day.ts';
import type { GroupId, Id, OrganisationId } from '#lib/id.ts';
import { sentenceList } from '#lib/text.ts';
import { layers, type Group, type Layer, type Membership } from './membership-record.ts';
import { entriesOf, type NamedEntry } from './named-partner.ts';
import { sameWords } from './same-words.ts';

export type LineId = Id<'accountability'>;

/** Gives an account, is held to account, complaints and redress (WBT Table 7). */
export const ways = ['account', 'held', 'redress'] as const;
export type Way = (typeof ways)[number];

/** Whom a line runs from or to, as it is chosen. */
export type BodyRef =
  | { readonly kind: 'group'; readonly id: GroupId }
  | { readonly kind: 'organisation'; readonly id: OrganisationId }
  | { readonly kind: 'other'; readonly name: string };
/** The same with its name, and whether it has ended since. */
export type Body = BodyRef & { readonly name: string; readonly ended: boolean };

export type LineDraft = {
  readonly from: BodyRef;
  readonly to: BodyRef;
  readonly layer: Layer;
  readonly way: Way;
  readonly what: string;
  /** What follows if it goes wrong; null while nobody has said. */
  readonly sanction: string | null;
};
export type Line = Omit<LineDraft, 'from' | 'to'> & { readonly id: LineId; readonly from: Body; readonly to: Body; readonly since: Day | null; readonly version: number };

export const wayNames: Readonly<Record<Way, string>> = { account: 'Gives an account', held: 'Is held to account', redress: 'Complaints and redress' };

/** What belongs in each cell: the facts of WBT Table 7 and ¶107–109 in our words. */
export const cellAsks: Readonly<Record<Layer, Readonly<Record<Way, string>>>> = {
  strategic: {
    account: 'telling partners and the public what was done, what worked and what did not',
    held: 'councillors’ scrutiny, and partners who challenge one another',
    redress: 'looking at what complaints show across the partnership',
  },
  executive: {
    account: 'telling those above how partners’ money and people serve the goals, and government and regulators what they ask',
    held: 'partners’ own management, scrutiny, auditors and inspectors',
    redress: 'using complaints to steer performance, and telling the strategic layer',
  },
  operational: {
    account: 'telling the executive layer, and people who use the service, how it is going',
    held: 'partners’ own managers, day by day',
    redress: 'dealing with each complaint, putting things right and learning from it',
  },
};

export type Cell = { readonly layer: Layer; readonly way: Way; readonly lines: readonly Line[] };

/** The nine cells, way by way and in each the layers from the top, with the lines of each. */
export const gridOf = (lines: readonly Line[]): readonly Cell[] =>
  ways.flatMap((way) => layers.map((layer) => ({ layer, way, lines: lines.filter((line) => line.layer === layer && line.way === way) })));

/** One word for a body, so that two can be told apart. */
export const bodyKey = (body: BodyRef): string => (body.kind === 'other' ? `other:${sameWords(body.name)}` : `${body.kind}:${body.id}`);

/** Whether two lines say that one body answers to another at one layer, in one way, for one thing. */
export const isSameLine = (a: LineDraft, b: LineDraft): boolean =>
  bodyKey(a.from) === bodyKey(b.from) && bodyKey(a.to) === bodyKey(b.to) && a.layer === b.layer && a.way === b.way && sameWords(a.what) === sameWords(b.what);

export const gapKinds = ['empty-cell', 'answers-to-nobody', 'statutory', 'two-holders', 'no-sanction', 'ended-body'] as const;
export type GapKind = (typeof gapKinds)[number];

/** Something that the map lacks, in words, and what to do: a line to change, or the beginning of one to add. */
export type Gap = {
  readonly kind: GapKind;
  readonly text: string;
  readonly todo: string;
  readonly line?: LineId;
  readonly start?: { readonly from?: BodyRef; readonly to?: BodyRef; readonly layer?: Layer; readonly way?: Way };
};

const nobody: Readonly<Record<Way, string>> = { account: 'Nobody gives an account', held: 'Nobody is held to account', redress: 'Nobody answers for complaints and redress' };

const emptyCells = (lines: readonly Line[]): readonly Gap[] =>
  gridOf(lines)
    .filter((cell) => cell.lines.length === 0)
    .map(({ layer, way }) => ({ kind: 'empty-cell', text: `${nobody[way]} at the ${layer} layer.`, todo: `What belongs here is ${cellAsks[layer][way]}.`, start: { layer, way } }));

const unanswering = (membership: Membership, lines: readonly Line[]): readonly Gap[] => {
  const answering = new Set(lines.map((line) => bodyKey(line.from)));
  const names = new Map(membership.groups.map((group) => [group.id, group.name]));
  const gap = ({ id, name, layer, parent }: Group): Gap => {
    const above = parent === null ? undefined : names.get(parent);
    const from: BodyRef = { kind: 'group', id };
    const start = parent === null || above === undefined ? { from, layer } : { from, layer, to: { kind: 'group', id: parent } as const };
    return { kind: 'answers-to-nobody', text: `${name} answers to nobody.`, todo: above === undefined ? 'Say who may ask it what it has done, and for what.' : `It reports to ${above}: say for what it answers there.`, start };
  };
  // A committee of one partner answers to its host, and is no group of the partnership's own.
  return membership.groups.filter((group) => group.host === null && !answering.has(`group:${group.id}`)).map(gap);
};

// A partner is statutory by the lists it was given, or by those that name its kind.
const statutory = (membership: Membership, lines: readonly Line[], named: readonly NamedEntry[]): readonly Gap[] => {
  const onMap = new Set(lines.flatMap((line) => [bodyKey(line.from), bodyKey(line.to)]));
  return membership.organisations
    .filter((one) => (one.standing.length > 0 || entriesOf(one, named).length > 0) && !onMap.has(`organisation:${one.id}`))
    .map(({ id, name }) => ({
      kind: 'statutory',
      text: `${name} is a statutory partner, and stands in no line.`,
      todo: 'Add its lines to its own governing body, to its department or regulator and to this partnership, so that all can see where they pull apart.',
      start: { from: { kind: 'organisation', id } },
    }));
};

const doubleHolders = (lines: readonly Line[]): readonly Gap[] => {
  const held = lines.filter((line) => line.way === 'held' && line.from.kind === 'group');
  return [...Map.groupBy(held, (line) => `${bodyKey(line.from)} ${sameWords(line.what)}`).values()].flatMap((same): readonly Gap[] => {
    const holders = [...new Map(same.map((line) => [bodyKey(line.to), line.to.name])).values()];
    const [first] = same;
    if (first === undefined || holders.length < 2) return [];
    return [{ kind: 'two-holders', text: `${sentenceList(holders)} each hold ${first.from.name} to account for the same thing: ${first.what}.`, todo: 'Agree which of them leads, or give each a part of its own.', line: first.id }];
  });
};

const unsanctioned = (lines: readonly Line[]): readonly Gap[] =>
  lines
    .filter((line) => line.sanction === null)
    .map((line) => ({
      kind: 'no-sanction',
      text: `${line.from.name} answers to ${line.to.name} for this, and nothing is said to follow if it goes wrong: ${line.what}.`,
      todo: 'Agree what follows. If nothing can, write that: then everyone knows that the line rests on trust.',
      line: line.id,
    }));

const endedBodies = (lines: readonly Line[]): readonly Gap[] =>
  lines.flatMap((line): readonly Gap[] => {
    const gone = [line.from, line.to].find((body) => body.ended);
    return gone === undefined ? [] : [{ kind: 'ended-body', text: `${gone.name} has ended, and still has a line: ${line.what}.`, todo: 'Give the line to whoever came after, or end it.', line: line.id }];
  });

/** What the map lacks, kind by kind: what concerns the whole map first. `named` are the entries of the pack's partner lists. */
export const gapsOf = (membership: Membership, lines: readonly Line[], named: readonly NamedEntry[] = []): readonly Gap[] => [
  ...emptyCells(lines), ...unanswering(membership, lines), ...statutory(membership, lines, named), ...doubleHolders(lines), ...unsanctioned(lines), ...endedBodies(lines),
];
