import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { allOthers, atLevel, type AtLevel, type Choice, type Level, type WaveNetwork } from '../core/view.ts';
import { levelNames, levelNouns, levelsFor, queryOf } from './view-form.tsx';

/** What of a level is not shown by itself and why, in sentences; nothing where all is. */
export const withheldInWords = (level: Level, { withheld, others, count }: Pick<AtLevel, 'withheld' | 'others' | 'count'>): string => {
  const [one, many] = levelNouns[level];
  if (withheld.length === 0) return '';
  if (withheld.length === count) return count === 1 ? `The one ${one} has too few people, so it is not shown.` : `None of the ${count} ${many} is shown: they have too few people, or would give away another that has too few.`;
  const few = `${withheld.length} of ${count} ${many} ${withheld.length === 1 ? 'has' : 'have'} too few people, or would give away another that has.`;
  return others === null ? `${few} ${withheld.length === 1 ? 'It is' : 'They are'} left out, and ties to ${withheld.length === 1 ? 'it' : 'them'} are not counted.` : `${few} ${withheld.length === 1 ? 'It stands' : 'They stand'} with “${allOthers}”, ${others} people in all.`;
};

/** How many of a level are shown, and whether all others stand beside them as one: '3 sectors and all others'. */
export const shownInWords = (level: Level, size: number, others: number | null): string => (others === null ? plural(size, ...levelNouns[level]) : `${plural(size - 1, ...levelNouns[level])} and all others`);

/** Of how many people it is not known where they stand, in a sentence; nothing where it is known of all. */
export const unplacedInWords = (level: Level, unplaced: number): string => {
  if (unplaced === 0) return '';
  if (level === 'group') return `${unplaced === 1 ? '1 person sits' : `${unplaced} people sit`} in no group.`;
  return `The ${levelNouns[level][0]} of ${unplaced === 1 ? '1 person is not known, so they are' : `${unplaced} people is not known, so they are`} in none.`;
};

/** Where a level has nothing to show: which levels have. */
export const OtherLevels = ({ ask, path, network, choice, names }: { readonly ask: AskHere; readonly path: string; readonly network: WaveNetwork; readonly choice: Choice; readonly names: boolean }) => {
  const others = levelsFor(names).filter((level) => level !== choice.level && (level === 'person' || atLevel(network, { ...choice, level }, names).graph.size > 0));
  if (others.length === 0) return <p class="govuk-body">There is no level at which anything may be shown.</p>;
  return <p class="govuk-body">See {others.map((level, at) => <>{at === 0 ? '' : at === others.length - 1 ? ' or ' : ', '}<a class="govuk-link" href={ask.link(`${path}?${queryOf({ ...choice, level })}`)}>{levelNames[level].toLowerCase()}</a></>)}.</p>;
};
