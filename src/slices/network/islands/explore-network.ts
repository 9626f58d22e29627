import type { ExploreData } from '../web/explore-data.ts';
import { startExplorer } from './explore/explorer.ts';

document.querySelectorAll<HTMLElement>('[data-explore-network]').forEach((place, at) => {
  const held = place.querySelector('script[type="application/json"]')?.textContent;
  if (held != null) startExplorer(place, JSON.parse(held) as ExploreData, `explore-${at + 1}`);
});
