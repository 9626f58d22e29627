/** Points that push each other apart, with the weight of each, and where the push is added up. */
export type Crowd = { readonly x: Float64Array; readonly y: Float64Array; readonly weight: Float64Array; readonly pushX: Float64Array; readonly pushY: Float64Array };

/** Every pair: for few nodes the quickest, and exact. */
export const pushPairs = ({ x, y, weight, pushX, pushY }: Crowd): void => {
  for (let node = 0; node < x.length; node += 1) {
    const ownX = x[node] as number;
    const ownY = y[node] as number;
    const own = weight[node] as number;
    let sumX = 0;
    let sumY = 0;
    for (let other = node + 1; other < x.length; other += 1) {
      const dx = ownX - (x[other] as number);
      const dy = ownY - (y[other] as number);
      const push = (own * (weight[other] as number)) / (dx * dx + dy * dy + 1e-9);
      sumX += dx * push;
      sumY += dy * push;
      pushX[other] = (pushX[other] as number) - dx * push;
      pushY[other] = (pushY[other] as number) - dy * push;
    }
    pushX[node] = (pushX[node] as number) + sumX;
    pushY[node] = (pushY[node] as number) + sumY;
  }
};

/** Cells of a tree of squares: the first of four children, or −1 − node for a leaf with one node, or `empty`. */
type Squares = { child: Int32Array; mass: Float64Array; middleX: Float64Array; middleY: Float64Array; count: number };

const empty = -2_147_483_648;
const deepest = 40;

const newSquares = (nodes: number): Squares => {
  const room = nodes * 8 + 64;
  return { child: new Int32Array(room), mass: new Float64Array(room), middleX: new Float64Array(room), middleY: new Float64Array(room), count: 0 };
};

const grown = (squares: Squares): void => {
  const room = squares.child.length * 2;
  const wider = (old: Float64Array): Float64Array => {
    const next = new Float64Array(room);
    next.set(old);
    return next;
  };
  const child = new Int32Array(room);
  child.set(squares.child);
  Object.assign(squares, { child, mass: wider(squares.mass), middleX: wider(squares.middleX), middleY: wider(squares.middleY) });
};

const addMass = (squares: Squares, cell: number, weight: number, x: number, y: number): void => {
  const sum = (squares.mass[cell] as number) + weight;
  squares.middleX[cell] = (squares.middleX[cell] as number) + ((x - (squares.middleX[cell] as number)) * weight) / sum;
  squares.middleY[cell] = (squares.middleY[cell] as number) + ((y - (squares.middleY[cell] as number)) * weight) / sum;
  squares.mass[cell] = sum;
};

const split = (squares: Squares, cell: number): void => {
  if (squares.count + 4 > squares.child.length) grown(squares);
  const first = squares.count;
  squares.count += 4;
  for (let at = first; at < first + 4; at += 1) {
    squares.child[at] = empty;
    squares.mass[at] = 0;
    squares.middleX[at] = 0;
    squares.middleY[at] = 0;
  }
  squares.child[cell] = first;
};

type Box = { x: number; y: number; half: number };

/** Steps into the quarter of the box where a point lies. */
const quarterOf = (box: Box, x: number, y: number): number => {
  box.half /= 2;
  const isRight = x >= box.x;
  const isLow = y >= box.y;
  box.x += isRight ? box.half : -box.half;
  box.y += isLow ? box.half : -box.half;
  return (isRight ? 1 : 0) + (isLow ? 2 : 0);
};

const insert = (squares: Squares, { x, y, weight }: Crowd, node: number, box: Box): void => {
  const ownX = x[node] as number;
  const ownY = y[node] as number;
  const own = weight[node] as number;
  let cell = 0;
  for (let depth = 0; ; depth += 1) {
    const found = squares.child[cell] as number;
    if (found === empty || (found < 0 && depth > deepest)) {
      squares.child[cell] = -1 - node;
      addMass(squares, cell, own, ownX, ownY);
      return;
    }
    if (found < 0) {
      const other = -1 - found;
      const [itsX, itsY] = [x[other] as number, y[other] as number];
      split(squares, cell);
      const inner = (squares.child[cell] as number) + quarterOf({ ...box }, itsX, itsY);
      squares.child[inner] = found;
      addMass(squares, inner, weight[other] as number, itsX, itsY);
    }
    addMass(squares, cell, own, ownX, ownY);
    cell = (squares.child[cell] as number) + quarterOf(box, ownX, ownY);
  }
};

const boxAround = ({ x, y }: Crowd): Box => {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < x.length; node += 1) {
    left = Math.min(left, x[node] as number);
    right = Math.max(right, x[node] as number);
    top = Math.min(top, y[node] as number);
    bottom = Math.max(bottom, y[node] as number);
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, half: Math.max(right - left, bottom - top) / 2 + 1e-6 };
};

/** A cell whose side is less than this share of its distance counts as one point. */
const coarseness = 1.1;
const waitingCells = new Int32Array(4096);
const waitingSides = new Float64Array(4096);

const pushFromTree = ({ child, mass, middleX, middleY }: Squares, { x, y, weight, pushX, pushY }: Crowd, node: number, side: number): void => {
  const ownX = x[node] as number;
  const ownY = y[node] as number;
  const own = weight[node] as number;
  let sumX = 0;
  let sumY = 0;
  let length = 1;
  waitingCells[0] = 0;
  waitingSides[0] = side;
  while (length > 0) {
    length -= 1;
    const cell = waitingCells[length] as number;
    const first = child[cell] as number;
    const width = waitingSides[length] as number;
    if (first === empty || first === -1 - node) continue;
    const dx = ownX - (middleX[cell] as number);
    const dy = ownY - (middleY[cell] as number);
    const squared = dx * dx + dy * dy;
    if (first < 0 || width * width < coarseness * coarseness * squared) {
      const push = (own * (mass[cell] as number)) / (squared + 1e-9);
      sumX += dx * push;
      sumY += dy * push;
      continue;
    }
    for (let at = first; at < first + 4; at += 1) {
      waitingCells[length] = at;
      waitingSides[length] = width / 2;
      length += 1;
    }
  }
  pushX[node] = (pushX[node] as number) + sumX;
  pushY[node] = (pushY[node] as number) + sumY;
};

/** The same push with what is far taken together, in time n log n (J. Barnes and P. Hut, Nature 324, 1986). */
export const treeOfPushes = (nodes: number): ((crowd: Crowd) => void) => {
  const squares = newSquares(nodes);
  return (crowd) => {
    const box = boxAround(crowd);
    squares.count = 1;
    squares.child[0] = empty;
    squares.mass[0] = 0;
    for (let node = 0; node < crowd.x.length; node += 1) insert(squares, crowd, node, { ...box });
    for (let node = 0; node < crowd.x.length; node += 1) pushFromTree(squares, crowd, node, box.half * 2);
  };
};
