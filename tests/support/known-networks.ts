import { graphOf, type Graph, type Tie } from '#network';

const pairs = (list: readonly (readonly [string, string])[]): readonly Tie[] => list.map(([source, target]) => ({ source, target }));

const marriages = pairs([
  ['Acciaiuoli', 'Medici'], ['Medici', 'Barbadori'], ['Medici', 'Ridolfi'], ['Medici', 'Tornabuoni'],
  ['Medici', 'Albizzi'], ['Medici', 'Salviati'], ['Castellani', 'Peruzzi'], ['Castellani', 'Strozzi'],
  ['Castellani', 'Barbadori'], ['Peruzzi', 'Strozzi'], ['Peruzzi', 'Bischeri'], ['Strozzi', 'Ridolfi'],
  ['Strozzi', 'Bischeri'], ['Ridolfi', 'Tornabuoni'], ['Tornabuoni', 'Guadagni'], ['Albizzi', 'Ginori'],
  ['Albizzi', 'Guadagni'], ['Salviati', 'Pazzi'], ['Bischeri', 'Guadagni'], ['Guadagni', 'Lamberteschi'],
]);

/** Marriages of sixteen Florentine families (J. Padgett, in R. Breiger and P. Pattison, Social Networks 8, 1986). The Pucci have none. */
export const florentine: Graph = graphOf(['Pucci', 'Medici'], marriages, { directed: false });
export const florentineWithoutPucci: Graph = graphOf([], marriages, { directed: false });

const friends: Readonly<Record<number, readonly number[]>> = {
  1: [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
  2: [3, 4, 8, 14, 18, 20, 22, 31],
  3: [4, 8, 9, 10, 14, 28, 29, 33],
  4: [8, 13, 14],
  5: [7, 11],
  6: [7, 11, 17],
  7: [17],
  9: [31, 33, 34],
  10: [34],
  14: [34],
  15: [33, 34],
  16: [33, 34],
  19: [33, 34],
  20: [34],
  21: [33, 34],
  23: [33, 34],
  24: [26, 28, 30, 33, 34],
  25: [26, 28, 32],
  26: [32],
  27: [30, 34],
  28: [34],
  29: [32, 34],
  30: [33, 34],
  31: [33, 34],
  32: [33, 34],
  33: [34],
};

/** Friends in a karate club (W. Zachary, Journal of Anthropological Research 33, 1977). */
export const karate: Graph = graphOf(
  Array.from({ length: 34 }, (_, at) => String(at + 1)),
  Object.entries(friends).flatMap(([source, targets]) => targets.map((target) => ({ source, target: String(target) }))),
  { directed: false },
);

/** A kite of ten people (D. Krackhardt, Administrative Science Quarterly 35, 1990). */
export const kite: Graph = graphOf(
  [],
  pairs([
  ['Andre', 'Beverly'], ['Andre', 'Carol'], ['Andre', 'Diane'], ['Andre', 'Fernando'], ['Beverly', 'Diane'], ['Beverly', 'Ed'],
  ['Beverly', 'Garth'], ['Carol', 'Diane'], ['Carol', 'Fernando'], ['Diane', 'Ed'], ['Diane', 'Fernando'], ['Diane', 'Garth'],
  ['Ed', 'Garth'], ['Fernando', 'Garth'], ['Fernando', 'Heather'], ['Garth', 'Heather'], ['Heather', 'Ike'], ['Ike', 'Jane'],
  ]),
  { directed: false },
);
