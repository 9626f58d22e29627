/** One relation as it is asked: a plain question, over a stated time. */
export type Relation = { readonly id: string; readonly name: string; readonly ask: string; readonly window: string };

const year = 'in the last year';

/** The seven relations of the national report's survey (WBT App 2), each with a question of our own. */
export const sevenRelations: readonly Relation[] = [
  { id: 'work', name: 'Work', ask: 'Whom do you work with to get things done?', window: year },
  { id: 'innovation', name: 'Innovation', ask: 'With whom do you try out new ideas?', window: year },
  { id: 'expertise', name: 'Expertise', ask: 'Whom do you ask when you need to know something outside your own field?', window: year },
  { id: 'informal', name: 'Informal', ask: 'With whom do you talk about how things are really going, outside meetings?', window: year },
  { id: 'improvement', name: 'Improvement', ask: 'With whom do you put right what is not working?', window: year },
  { id: 'strategy', name: 'Strategy', ask: 'With whom do you think about where the area should be in five years?', window: year },
  { id: 'decision', name: 'Decision-making', ask: 'Whom do you consult before a decision that matters?', window: year },
];

/** How often, from hardly to all the time: the strength of a tie, 1 to 5. */
export const frequencies: readonly (readonly [strength: number, text: string])[] = [[1, 'Once or twice'], [2, 'Every few months'], [3, 'Every month'], [4, 'Every week'], [5, 'Most days']];

/** How far someone can be relied on, and what working with them brings: 1 to 4, as practitioners of collaboration rate it. */
export const trustWords: readonly (readonly [point: number, text: string])[] = [[1, 'Hardly'], [2, 'Somewhat'], [3, 'Mostly'], [4, 'Fully']];
export const valueWords: readonly (readonly [point: number, text: string])[] = [[1, 'Little'], [2, 'Some'], [3, 'A good deal'], [4, 'Could not do without']];

/** The strength from which trust and value are asked. */
export const strongFrom = 4;

const secondsFor = (roster: number): number => 30 + Math.min(roster, 60);

/**
 * Minutes left, rounded up: half a minute for each relation, and a second for each name on its list up to sixty.
 *
 * Example: 7 relations and 60 names: 7 × 90 seconds, 11 minutes.
 */
export const minutesFor = (relations: number, roster: number): number => Math.ceil((relations * secondsFor(roster)) / 60);
