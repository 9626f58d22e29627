import type { Child } from 'hono/jsx';
import { Button } from './button.tsx';
import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';

export type PanelProps = Content & { readonly titleText?: string; readonly titleHtml?: Child; readonly headingLevel?: number; readonly actions?: PanelActions; readonly classes?: string; readonly attributes?: Attributes };

export type PanelAction = { readonly text: string; readonly href?: string; readonly type?: 'button' | 'submit'; readonly classes?: string; readonly attributes?: Attributes };
export type PanelActions = { readonly items?: readonly PanelAction[]; readonly classes?: string; readonly attributes?: Attributes };

const Action = ({ action }: { readonly action: PanelAction }) =>
  action.href === undefined || action.href === '' || action.type === 'button' ? (
    <Button text={action.text} type={action.type ?? 'button'} classes={classNames('govuk-button--inverse', action.classes)} {...(action.href === undefined ? {} : { href: action.href })} {...(action.attributes === undefined ? {} : { attributes: action.attributes })} />
  ) : (
    <a class={classNames('govuk-link', 'govuk-link--inverse', action.classes)} href={action.href} {...action.attributes}>{action.text}</a>
  );

const Actions = ({ actions }: { readonly actions: PanelActions }) => (
  <div class={classNames('govuk-panel__actions', actions.classes)} {...actions.attributes}>
    {actions.items === undefined || actions.items.length === 0 ? null : <div class="govuk-button-group">{actions.items.map((action) => <Action action={action} />)}</div>}
  </div>
);

export const Panel = (props: PanelProps) => {
  const Heading = `h${props.headingLevel ?? 1}` as 'h1';
  return (
    <div class={classNames('govuk-panel', props.classes?.includes('govuk-panel--interruption') !== true && 'govuk-panel--confirmation', props.classes)} {...props.attributes}>
      <Heading class="govuk-panel__title">{contentOf({ html: props.titleHtml, ...(props.titleText === undefined ? {} : { text: props.titleText }) })}</Heading>
      {hasContent(props) ? <div class="govuk-panel__body">{contentOf(props)}</div> : null}
      {props.classes?.includes('govuk-panel--interruption') === true && props.actions !== undefined ? <Actions actions={props.actions} /> : null}
    </div>
  );
};
