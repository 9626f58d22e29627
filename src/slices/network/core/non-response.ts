/** What missing answers do to a measure. `robust`: still to be read at 80 per cent; `shaky`: read with care; `unknown`: not known for those who did not answer. */
export type NonResponseEffect = { readonly measure: string; readonly effect: 'robust' | 'shaky' | 'unknown'; readonly words: string };

/**
 * What it means for each measure that some did not answer. Ties out of someone who did not answer are unknown, not none; ties to them
 * are known as far as others name them (G. Kossinets, Social Networks 28, 2006; J. Smith and J. Moody, Social Networks 35, 2013).
 */
export const nonResponseEffects: readonly NonResponseEffect[] = [
  { measure: 'inDegree', effect: 'robust', words: 'Who is gone to still shows, also for those who did not answer, since others name them. Each figure is too low by about the share who did not answer.' },
  { measure: 'outDegree', effect: 'unknown', words: 'Whom someone goes to is not known if they did not answer. It is not none.' },
  { measure: 'density', effect: 'shaky', words: 'Counted over those who answered, it holds if they are like the others. Counted over everyone, it is too low.' },
  { measure: 'reciprocity', effect: 'shaky', words: 'Only a pair who both answered can show whether a tie is returned. Count these pairs alone.' },
  { measure: 'components', effect: 'shaky', words: 'Pieces that look apart may be joined by someone who did not answer. There may be fewer than shown.' },
  { measure: 'diameter', effect: 'shaky', words: 'Ties that are missing make ways look longer than they are, or look like no way at all.' },
  { measure: 'betweenness', effect: 'shaky', words: 'One missing tie moves it from one person to another. Below 80 per cent response read only who is far ahead of the rest.' },
  { measure: 'closeness', effect: 'shaky', words: 'By outgoing distances: not known for those who did not answer, and somewhat too low for the others.' },
  { measure: 'harmonic', effect: 'shaky', words: 'As closeness, and it moves less when a piece breaks off.' },
  { measure: 'eigenvector', effect: 'shaky', words: 'Holds while the well tied answered. Their silence lowers everyone around them.' },
  { measure: 'pagerank', effect: 'robust', words: 'Follows who is gone to, so it holds about as well as that.' },
  { measure: 'core', effect: 'shaky', words: 'Missing ties can only lower it.' },
  { measure: 'clustering', effect: 'shaky', words: 'A pair of neighbours who did not answer look as if they had no tie.' },
  { measure: 'articulationPoints', effect: 'shaky', words: 'Someone may look as if others hung on them alone, where a tie of someone who did not answer goes round them. Ask before you act on it.' },
  { measure: 'bridges', effect: 'shaky', words: 'As with people whom others hang on: a tie that nobody reported may go round it.' },
  { measure: 'constraint', effect: 'shaky', words: 'Not known for those who did not answer; for others missing ties among their neighbours make it too low.' },
  { measure: 'effectiveSize', effect: 'shaky', words: 'For the same reason it is too high.' },
  { measure: 'community', effect: 'shaky', words: 'Large ones hold; those on the edge of two may fall to the other.' },
  { measure: 'eiIndex', effect: 'shaky', words: 'It leans to the groups who answered. Compare response by group first.' },
  { measure: 'brokerage', effect: 'shaky', words: 'Someone who did not answer can’t show as a go-between, since the way on from them is not known.' },
];

export const leastResponse = 0.8;

/**
 * What may be said of the whole at this response, in a sentence.
 *
 * Example: 40 of 80: half answered, below the 80 per cent from which figures of the whole network can be relied on.
 */
export const responseInWords = (answered: number, asked: number): string => {
  if (asked === 0) return 'Nobody was asked.';
  // Rounded, but never up to a mark that was not reached.
  const most = answered / asked < leastResponse ? leastResponse * 100 - 1 : 99;
  const percent = Math.min(Math.round((answered / asked) * 100), most);
  if (answered === asked) return `All ${asked} who were asked answered.`;
  const said = `${answered} of the ${asked} who were asked answered (${percent} per cent).`;
  return answered / asked >= leastResponse
    ? `${said} Ties out of the others are not known.`
    : `${said} Below 80 per cent, figures of the whole network are shaky: read who is far ahead or far apart, and not small differences. Ties out of the others are not known, and are not none.`;
};
