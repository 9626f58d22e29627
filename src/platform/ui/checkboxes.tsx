import { Choices, type ChoicesProps } from './choices.tsx';

export type CheckboxesProps = Omit<ChoicesProps, 'kind' | 'chosen'> & { readonly values?: readonly string[] };

export const Checkboxes = ({ values, ...props }: CheckboxesProps) => <Choices {...props} kind="checkboxes" chosen={values ?? []} />;
