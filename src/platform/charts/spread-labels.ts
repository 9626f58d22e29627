/** Moves labels apart along one direction so that each has its height, changing their places as little as a single sweep allows. */
export const spreadLabels = <L extends { readonly at: number; readonly height: number }>(labels: readonly L[], from: number): readonly (L & { readonly top: number })[] => {
  let free = from;
  return labels.toSorted((a, b) => a.at - b.at).map((label) => {
    const top = Math.max(free, label.at - label.height / 2);
    free = top + label.height;
    return { ...label, top };
  });
};
