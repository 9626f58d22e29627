/** Agreement in one layer of 0s and 1s: how far the ones stand together (van der Eijk's pattern agreement). */
const patternAgreement = (pattern: readonly boolean[]): number => {
  const size = pattern.length;
  const ones = pattern.filter(Boolean).length;
  if (ones === 1) return 1;
  // A layer in which all categories are filled is the even spread, which by definition agrees not at all.
  if (ones === size) return 0;
  let together = 0;
  let apart = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) {
      for (let k = j + 1; k < size; k += 1) {
        const [a, b, c] = [pattern[i] === true, pattern[j] === true, pattern[k] === true];
        if ((a && b && !c) || (!a && b && c)) together += 1;
        else if (a && !b && c) apart += 1;
      }
    }
  }
  const unimodality = together + apart === 0 ? 1 : ((size - 2) * together - (size - 1) * apart) / ((size - 2) * (together + apart));
  return unimodality * (1 - (ones - 1) / (size - 1));
};

/**
 * Van der Eijk's agreement A of a distribution on an ordered scale: 1 when all choose one point, 0 when they spread evenly,
 * −1 when half stand at each end. Takes counts from the least point to the greatest; null when nobody answered or there is one point.
 * Source: C. van der Eijk, Measuring agreement in ordered rating scales, Quality and Quantity 35 (2001), 325–341.
 * Example: counts 30, 40, 210, 130, 530, 50, 10 give 0.6113.
 */
export const agreement = (counts: readonly number[]): number | null => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < 2) return null;
  let left = [...counts];
  let sum = 0;
  while (left.some((count) => count > 0)) {
    const least = Math.min(...left.filter((count) => count > 0));
    const pattern = left.map((count) => count > 0);
    const weight = (least * pattern.filter(Boolean).length) / total;
    sum += weight * patternAgreement(pattern);
    left = left.map((count) => (count > 0 ? count - least : 0));
  }
  return sum;
};
