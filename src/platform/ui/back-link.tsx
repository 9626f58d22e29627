import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';

export type BackLinkProps = Content & { readonly href?: string; readonly classes?: string; readonly attributes?: Attributes };

export const BackLink = (props: BackLinkProps) => (
  <a href={props.href === undefined || props.href === '' ? '#' : props.href} class={classNames('govuk-back-link', props.classes)} {...props.attributes}>{hasContent(props) ? contentOf(props) : 'Back'}</a>
);
