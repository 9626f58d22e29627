import { startExplorer } from './explore/start.ts';

document.querySelectorAll<HTMLElement>('[data-explore-network]').forEach((place, at) => {
  const from = place.dataset['exploreFrom'];
  if (from !== undefined) startExplorer(place, from, `explore-${at + 1}`);
});
