import type { Child } from 'hono/jsx';
import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type SummaryAction = Content & { readonly href: string; readonly visuallyHiddenText?: string; readonly classes?: string; readonly attributes?: Attributes };
export type SummaryRow = {
  readonly classes?: string;
  readonly key: Content & { readonly classes?: string };
  readonly value: Content & { readonly classes?: string };
  readonly actions?: { readonly classes?: string; readonly items?: readonly SummaryAction[] };
};
export type SummaryListProps = { readonly rows: readonly SummaryRow[]; readonly card?: SummaryCard; readonly classes?: string; readonly attributes?: Attributes };
export type SummaryCard = { readonly title?: Content & { readonly headingLevel?: number; readonly classes?: string }; readonly actions?: { readonly classes?: string; readonly items?: readonly SummaryAction[] }; readonly classes?: string; readonly attributes?: Attributes };

const ActionLink = ({ action, about }: { readonly action: SummaryAction; readonly about: Child }) => (
  <a class={classNames('govuk-link', action.classes)} href={action.href} {...action.attributes}>
    {contentOf(action)}
    {(action.visuallyHiddenText === undefined || action.visuallyHiddenText === '') && about === null ? null : (
      <span class="govuk-visually-hidden">
        {action.visuallyHiddenText === undefined ? '' : ` ${action.visuallyHiddenText}`}
        {about === null ? null : <> ({about})</>}
      </span>
    )}
  </a>
);

const Actions = ({ items, classes, block, about }: { readonly items: readonly SummaryAction[]; readonly classes: string | undefined; readonly block: string; readonly about: Child }) => {
  const [only] = items;
  const isCard = block === 'govuk-summary-card';
  if (only === undefined) return null;
  const list = (
    <ul class={classNames(isCard ? `${block}__actions` : `${block}__actions-list`, isCard && classes)}>
      {items.map((action) => <li class={isCard ? `${block}__action` : `${block}__actions-list-item`}><ActionLink action={action} about={about} /></li>)}
    </ul>
  );
  if (isCard) return items.length === 1 ? <div class={classNames(`${block}__actions`, classes)}><ActionLink action={only} about={about} /></div> : list;
  return <dd class={classNames(`${block}__actions`, classes)}>{items.length === 1 ? <ActionLink action={only} about={about} /> : list}</dd>;
};

const Rows = ({ props }: { readonly props: SummaryListProps }) => {
  const rows = props.rows.filter(Boolean);
  const anyActions = rows.some((row) => (row.actions?.items?.length ?? 0) > 0);
  const about = props.card?.title === undefined ? null : contentOf(props.card.title);
  return (
    <dl class={classNames('govuk-summary-list', props.classes)} {...props.attributes}>
      {rows.map((row) => (
        <div class={classNames('govuk-summary-list__row', anyActions && (row.actions?.items?.length ?? 0) === 0 && 'govuk-summary-list__row--no-actions', row.classes)}>
          <dt class={classNames('govuk-summary-list__key', row.key.classes)}>{contentOf(row.key)}</dt>
          <dd class={classNames('govuk-summary-list__value', row.value.classes)}>{contentOf(row.value)}</dd>
          <Actions items={row.actions?.items ?? []} classes={row.actions?.classes} block="govuk-summary-list" about={about} />
        </div>
      ))}
    </dl>
  );
};

export const SummaryList = (props: SummaryListProps) => {
  const { card } = props;
  if (card === undefined) return <Rows props={props} />;
  const Heading = `h${card.title?.headingLevel ?? 2}` as 'h2';
  return (
    <div class={classNames('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title === undefined ? null : <Heading class={classNames('govuk-summary-card__title', card.title.classes)}>{contentOf(card.title)}</Heading>}
        <Actions items={card.actions?.items ?? []} classes={card.actions?.classes} block="govuk-summary-card" about={card.title === undefined ? null : contentOf(card.title)} />
      </div>
      <div class="govuk-summary-card__content"><Rows props={props} /></div>
    </div>
  );
};
