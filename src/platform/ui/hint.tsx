import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type HintProps = Content & { readonly id?: string; readonly classes?: string; readonly attributes?: Attributes };

export const Hint = (props: HintProps) => (
  <div {...(props.id === undefined ? {} : { id: props.id })} class={classNames('govuk-hint', props.classes)} {...props.attributes}>{contentOf(props)}</div>
);
