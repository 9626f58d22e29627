export type Interval = { readonly lower: number; readonly upper: number };

// Two-sided 95 per cent points of Student's t for 1 to 30 degrees of freedom (Fisher and Yates); beyond, the expansion of Cornish and Fisher.
const table = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042];
const normal = 1.959963985;

/** Student's t for a two-sided 95 per cent interval; degrees of freedom may be a fraction. */
export const studentT = (degrees: number): number => {
  if (degrees <= 30) {
    const low = Math.max(1, Math.floor(degrees));
    const [a, b] = [table[low - 1] as number, table[Math.min(low, 29)] as number];
    return a + (b - a) * Math.max(0, degrees - low);
  }
  return normal + (normal ** 3 + normal) / (4 * degrees) + (5 * normal ** 5 + 16 * normal ** 3 + 3 * normal) / (96 * degrees ** 2);
};

/**
 * The 95 per cent interval of a mean by Student's t: mean ± t · sd / √n. Null below five answers, where it says too little,
 * and where all answers are the same. Example: n 10, mean 3.4, sd 0.8 gives 2.828 to 3.972.
 */
export const meanInterval = (n: number, mean: number, sd: number): Interval | null => {
  if (n < 5 || sd === 0) return null;
  const half = (studentT(n - 1) * sd) / Math.sqrt(n);
  return { lower: mean - half, upper: mean + half };
};

export type Sample = { readonly n: number; readonly mean: number; readonly sd: number };

/** The 95 per cent interval of a difference of two means (Welch, Biometrika 34, 1947); null when either group has fewer than five or both do not vary. */
export const differenceInterval = (a: Sample, b: Sample): Interval | null => {
  const [va, vb] = [a.sd ** 2 / a.n, b.sd ** 2 / b.n];
  if (a.n < 5 || b.n < 5 || va + vb === 0) return null;
  const degrees = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const half = studentT(degrees) * Math.sqrt(va + vb);
  return { lower: a.mean - b.mean - half, upper: a.mean - b.mean + half };
};
