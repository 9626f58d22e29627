import { assetPath } from '#platform/ui/assets.ts';

/** The place of the explorer under a picture, and the address of what it shows. Where no script runs there is nothing, and the picture with its table says the same. */
export const NetworkExplorer = ({ from, title = 'Explore this network' }: { readonly from: string; readonly title?: string }) => (
  <>
    <div class="joinery-explore" data-explore-network={title} data-explore-from={from} hidden></div>
    <script type="module" src={assetPath('explore-network.js')}></script>
  </>
);
