import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type InsetTextProps = Content & { readonly id?: string; readonly classes?: string; readonly attributes?: Attributes };

export const InsetText = (props: InsetTextProps) => (
  <div {...(props.id === undefined ? {} : { id: props.id })} class={classNames('govuk-inset-text', props.classes)} {...props.attributes}>{contentOf(props)}</div>
);
