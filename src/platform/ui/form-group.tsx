import type { Child } from 'hono/jsx';
import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';
import { ErrorMessage, type ErrorMessageProps } from './error-message.tsx';
import { Hint, type HintProps } from './hint.tsx';

export type FormGroupProps = { readonly classes?: string; readonly attributes?: Attributes; readonly beforeInput?: Content; readonly afterInput?: Content; readonly beforeInputs?: Content; readonly afterInputs?: Content };
export type Described = { readonly id: string; readonly describedBy?: string | undefined; readonly hint?: HintProps | undefined; readonly errorMessage?: ErrorMessageProps | undefined };

/** The ids of a field's hint and error, after those given, for aria-describedby. */
export const describedByOf = ({ id, describedBy, hint, errorMessage }: Described): { readonly 'aria-describedby'?: string } => {
  const ids = classNames(describedBy, hint !== undefined && `${id}-hint`, errorMessage !== undefined && `${id}-error`);
  return ids === '' ? {} : { 'aria-describedby': ids };
};

export const HintAndError = ({ id, hint, errorMessage }: Described) => (
  <>
    {hint === undefined ? null : <Hint {...hint} id={`${id}-hint`} />}
    {errorMessage === undefined ? null : <ErrorMessage {...errorMessage} id={`${id}-error`} />}
  </>
);

export const FormGroup = ({ error, group, children }: { readonly error: boolean; readonly group?: FormGroupProps | undefined; readonly children: Child }) => (
  <div class={classNames('govuk-form-group', error && 'govuk-form-group--error', group?.classes)} {...group?.attributes}>{children}</div>
);

export const Around = ({ content }: { readonly content: Content | undefined }) => (hasContent(content) ? <>{contentOf(content)}</> : null);
