import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type SkipLinkProps = Content & { readonly href?: string; readonly classes?: string; readonly attributes?: Attributes };

export const SkipLink = (props: SkipLinkProps) => (
  <a href={props.href ?? '#content'} class={classNames('govuk-skip-link', props.classes)} data-module="govuk-skip-link" {...props.attributes}>{contentOf(props)}</a>
);
