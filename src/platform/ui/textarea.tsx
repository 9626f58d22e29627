import { classNames, type Attributes } from './content.tsx';
import type { ErrorMessageProps } from './error-message.tsx';
import { Around, describedByOf, FormGroup, HintAndError, type FormGroupProps } from './form-group.tsx';
import type { HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';

export type TextareaProps = {
  readonly id?: string;
  readonly name: string;
  readonly spellcheck?: boolean;
  readonly rows?: string | number;
  readonly value?: string;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly label: LabelProps;
  readonly hint?: HintProps;
  readonly errorMessage?: ErrorMessageProps;
  readonly formGroup?: FormGroupProps;
  readonly classes?: string;
  readonly autocomplete?: string;
  readonly attributes?: Attributes;
};

const Whole = (props: TextareaProps & { readonly id: string }) => (
  <FormGroup error={props.errorMessage !== undefined} group={props.formGroup}>
    <Label {...props.label} for={props.id} />
    <HintAndError {...props} />
    <Around content={props.formGroup?.beforeInput} />
    <textarea
      class={classNames('govuk-textarea', props.errorMessage !== undefined && 'govuk-textarea--error', props.classes)}
      id={props.id}
      name={props.name}
      rows={Number(props.rows ?? 5)}
      {...(props.spellcheck === undefined ? {} : { spellcheck: String(props.spellcheck) as unknown as boolean })}
      {...(props.disabled === true ? { disabled: true } : {})}
      {...describedByOf(props)}
      {...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete })}
      {...props.attributes}
    >{props.value ?? ''}</textarea>
    <Around content={props.formGroup?.afterInput} />
  </FormGroup>
);

export const Textarea = (props: TextareaProps) => <Whole {...props} id={props.id ?? props.name} />;
