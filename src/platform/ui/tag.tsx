import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type TagProps = Content & { readonly classes?: string; readonly attributes?: Attributes };

export const Tag = (props: TagProps) => <strong class={classNames('govuk-tag', props.classes)} {...props.attributes}>{contentOf(props)}</strong>;
