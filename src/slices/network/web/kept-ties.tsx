import { Table } from '#platform/ui/table.tsx';
import type { KeptNetwork, Wave } from '../store/wave-store.ts';

/** What is left of a wave once names are removed. */
export const KeptTies = ({ kept, wave }: { readonly kept: KeptNetwork; readonly wave: Wave }) =>
  kept.blocks.length === 0 ? <p class="govuk-body">No two organisations were large enough.</p> : (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="Ties between organisations">
      <Table caption="Ties between organisations" captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Relation' }, { text: 'From' }, { text: 'To' }, { text: 'Ties', format: 'numeric' }, { text: 'Of those possible', format: 'numeric' }]} rows={kept.blocks.map((one) => [{ text: wave.relations.find(({ id }) => id === one.relation)?.name ?? one.relation }, { text: one.source }, { text: one.target }, { text: String(one.ties), format: 'numeric' }, { text: one.possible === 0 ? '–' : `${Math.round((100 * one.ties) / one.possible)}%`, format: 'numeric' }])} />
    </div>
  );
