import { classNames, type Attributes } from './content.tsx';
import type { ErrorMessageProps } from './error-message.tsx';
import { Around, describedByOf, FormGroup, HintAndError, type FormGroupProps } from './form-group.tsx';
import type { HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';

export type FileUploadProps = {
  readonly id?: string;
  readonly name: string;
  readonly disabled?: boolean;
  readonly multiple?: boolean;
  readonly describedBy?: string;
  readonly label: LabelProps;
  readonly hint?: HintProps;
  readonly errorMessage?: ErrorMessageProps;
  readonly formGroup?: FormGroupProps;
  readonly classes?: string;
  readonly attributes?: Attributes;
};

const Whole = (props: FileUploadProps & { readonly id: string }) => (
  <FormGroup error={props.errorMessage !== undefined} group={props.formGroup}>
    <Label {...props.label} for={props.id} />
    <HintAndError {...props} />
    <Around content={props.formGroup?.beforeInput} />
    <input
      class={classNames('govuk-file-upload', props.classes, props.errorMessage !== undefined && 'govuk-file-upload--error')}
      id={props.id}
      name={props.name}
      type="file"
      {...(props.disabled === true ? { disabled: true } : {})}
      {...(props.multiple === true ? { multiple: true } : {})}
      {...describedByOf(props)}
      {...props.attributes}
    />
    <Around content={props.formGroup?.afterInput} />
  </FormGroup>
);

export const FileUpload = (props: FileUploadProps) => <Whole {...props} id={props.id ?? props.name} />;
