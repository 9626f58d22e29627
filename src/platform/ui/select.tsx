import { classNames, type Attributes } from './content.tsx';
import type { ErrorMessageProps } from './error-message.tsx';
import { Around, describedByOf, FormGroup, HintAndError, type FormGroupProps } from './form-group.tsx';
import type { HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';

export type SelectItem = { readonly value?: string; readonly text: string; readonly selected?: boolean; readonly disabled?: boolean; readonly attributes?: Attributes };
export type SelectProps = {
  readonly id?: string;
  readonly name: string;
  readonly items: readonly SelectItem[];
  readonly value?: string;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly label: LabelProps;
  readonly hint?: HintProps;
  readonly errorMessage?: ErrorMessageProps;
  readonly formGroup?: FormGroupProps;
  readonly classes?: string;
  readonly attributes?: Attributes;
};

const isSelected = (item: SelectItem, value: string | undefined): boolean =>
  item.selected ?? (value !== undefined && value !== '' && (item.value ?? item.text) === value);

const Whole = (props: SelectProps & { readonly id: string }) => (
  <FormGroup error={props.errorMessage !== undefined} group={props.formGroup}>
    <Label {...props.label} for={props.id} />
    <HintAndError {...props} />
    <Around content={props.formGroup?.beforeInput} />
    <select class={classNames('govuk-select', props.classes, props.errorMessage !== undefined && 'govuk-select--error')} id={props.id} name={props.name} {...(props.disabled === true ? { disabled: true } : {})} {...describedByOf(props)} {...props.attributes}>
      {(props.items ?? []).filter(Boolean).map((item) => (
        <option {...(item.value === undefined ? {} : { value: item.value })} {...(isSelected(item, props.value) ? { selected: true } : {})} {...(item.disabled === true ? { disabled: true } : {})} {...item.attributes}>{item.text}</option>
      ))}
    </select>
    <Around content={props.formGroup?.afterInput} />
  </FormGroup>
);

export const Select = (props: SelectProps) => <Whole {...props} id={props.id ?? props.name} />;
