import { raw } from 'hono/html';
import { Table } from '#platform/ui/table.tsx';
import { plainBlocks, type Paper, type PlainBlock } from './paper.ts';

const wide = (svg: string): string => svg.replace(/ width="[\d.]+" height="[\d.]+"/, ' width="100%"');

const Picture = ({ block }: { readonly block: Extract<PlainBlock, { readonly kind: 'picture' }> }) => (
  <figure class="joinery-figure">
    <figcaption class="joinery-figure__title">{block.title}</figcaption>
    {block.compact === undefined ? raw(block.svg) : <><div class="joinery-figure__wide">{raw(wide(block.svg))}</div><div class="joinery-figure__compact">{raw(wide(block.compact))}</div></>}
  </figure>
);

const Shown = ({ block }: { readonly block: PlainBlock }) => {
  if (block.kind === 'heading') return block.level === 2 ? <h3 class="govuk-heading-s">{block.text}</h3> : <h2 class="govuk-heading-m">{block.text}</h2>;
  if (block.kind === 'paragraph') return <p class="govuk-body">{block.text}</p>;
  if (block.kind === 'findings') return <ol class="govuk-list govuk-list--number">{block.items.map((item) => <li>{item.text}{item.detail === undefined ? '' : ` ${item.detail}`}</li>)}</ol>;
  if (block.kind === 'picture') return <Picture block={block} />;
  return (
    <div class="joinery-scroll joinery-scroll--roomy joinery-dense" tabindex={0} role="region" aria-label={block.caption}>
      <Table caption={block.caption} captionClasses="govuk-table__caption--s" firstCellIsHeader head={block.columns.map(({ title, numeric }) => ({ text: title, ...(numeric === true ? { format: 'numeric' } : {}) }))} rows={block.rows.map((row) => row.map((cell, index) => ({ text: cell, ...(block.columns[index]?.numeric === true ? { format: 'numeric' } : {}) })))} />
    </div>
  );
};

/** A paper as part of a page: the same blocks that are printed. */
export const PaperBlocks = ({ paper }: { readonly paper: Paper }) => <>{plainBlocks(paper).map((block) => <Shown block={block} />)}</>;
