import type { NetworkNode, NetworkTie } from '../network-chart.tsx';
import { seeded } from '#lib/chance.ts';

const first = ['Amara', 'Ben', 'Carys', 'Dev', 'Eilidh', 'Femi', 'Grace', 'Hamid', 'Isla', 'Jon', 'Kezia', 'Liam', 'Mei', 'Nadia', 'Owen', 'Priya', 'Rhys', 'Sana', 'Tom', 'Una'];
const last = ['Abbott', 'Bello', 'Clarke', 'Davies', 'Evans', 'Foster', 'Gill', 'Hughes', 'Iqbal', 'Jones', 'Khan'];
export const exampleGroups = ['Local government', 'Health', 'Police and fire', 'Voluntary', 'Business', 'Education'];

// Where a layout by force put the 84.
const left: readonly number[] = [
  502, 454, 496, 690, 604, 591, 642, 624, 390, 903, 520, 470, 872, 709, 333, 732, 20, 884, 441, 467, 775, 968, 229, 660,
  359, 673, 437, 570, 932, 893, 786, 186, 132, 78, 397, 523, 545, 329, 750, 726, 273, 856, 346, 798, 568, 340, 56, 720,
  210, 902, 136, 815, 524, 508, 985, 404, 823, 331, 556, 770, 329, 237, 957, 695, 619, 635, 400, 193, 608, 473, 831, 396,
  610, 712, 772, 828, 399, 260, 195, 527, 12, 410, 261, 738,
];
const top: readonly number[] = [
  295, 405, 158, 505, 451, 234, 202, 539, 406, 428, 51, 598, 575, 160, 268, 609, 694, 345, 178, 531, 505, 216, 462, 281,
  450, 417, 299, 560, 370, 253, 199, 425, 517, 694, 207, 540, 97, 143, 450, 212, 251, 401, 375, 386, 161, 500, 551, 276,
  237, 503, 694, 467, 215, 488, 366, 256, 255, 213, 614, 300, 323, 345, 418, 320, 355, 20, 547, 694, 117, 232, 342, 74,
  287, 107, 555, 602, 141, 424, 373, 407, 570, 345, 300, 347,
];

/** A made-up partnership: people in six sectors who mostly work within theirs, and a few who join them. */
export const exampleNetwork = (people: number, seed: number): { readonly nodes: readonly NetworkNode[]; readonly ties: readonly NetworkTie[] } => {
  const { next } = seeded(seed);
  const group = (at: number): number => Math.min(5, Math.floor(6 * ((at * 0.618_033_988_7) % 1) ** 1.3));
  const met = new Set<string>();
  const ties: NetworkTie[] = [];
  const alone = (at: number): boolean => at % 17 === 16;
  while (ties.length < people * 2.3) {
    const [a, b] = [Math.floor(next() ** 1.7 * people), Math.floor(next() * people)];
    if (a === b || alone(a) || alone(b) || met.has(`${a} ${b}`) || (group(a) !== group(b) && next() > (a < 8 ? 0.45 : 0.06))) continue;
    met.add(`${a} ${b}`);
    ties.push({ source: `p${a}`, target: `p${b}`, strength: 1 + Math.floor(next() * 5), oneSided: next() < 0.15 });
  }
  const degree = (id: string): number => ties.filter(({ source, target }) => source === id || target === id).length;
  const nodes = Array.from({ length: people }, (_, at): NetworkNode => ({ id: `p${at}`, label: `${first[at % first.length]} ${last[(at * 7) % last.length]}`, x: left[at] ?? 0, y: top[at] ?? 0, size: degree(`p${at}`), group: group(at), silent: next() < 0.16 && !alone(at) }));
  return { nodes, ties };
};
