import { Choices, type ChoicesProps } from './choices.tsx';

export type RadiosProps = Omit<ChoicesProps, 'kind' | 'chosen'> & { readonly value?: string };

export const Radios = ({ value, ...props }: RadiosProps) => <Choices {...props} kind="radios" chosen={value === undefined ? [] : [value]} />;
