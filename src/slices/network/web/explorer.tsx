import { raw } from 'hono/html';
import { assetPath } from '#platform/ui/assets.ts';
import type { ExploreData } from './explore-data.ts';

/** Closes no script early, whatever a name holds. */
const asScript = (data: ExploreData): string => JSON.stringify(data).replaceAll('<', '\\u003c');

/** The place of the explorer under a picture. Where no script runs there is nothing, and the picture with its table says the same. */
export const NetworkExplorer = ({ data, title = 'Explore this network' }: { readonly data: ExploreData; readonly title?: string }) => (
  <>
    <div class="joinery-explore" data-explore-network={title} hidden>
      <script type="application/json">{raw(asScript(data))}</script>
    </div>
    <script type="module" src={assetPath('explore-network.js')}></script>
  </>
);
