import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';
import type { ErrorMessageProps } from './error-message.tsx';
import { Around, describedByOf, FormGroup, HintAndError, type FormGroupProps } from './form-group.tsx';
import type { HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';

export type InputProps = {
  readonly id?: string;
  readonly name: string;
  readonly type?: string;
  readonly inputmode?: string;
  readonly value?: string;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly label: LabelProps;
  readonly hint?: HintProps;
  readonly errorMessage?: ErrorMessageProps;
  readonly prefix?: Content & { readonly classes?: string; readonly attributes?: Attributes };
  readonly suffix?: Content & { readonly classes?: string; readonly attributes?: Attributes };
  readonly formGroup?: FormGroupProps;
  readonly classes?: string;
  readonly autocomplete?: string;
  readonly pattern?: string;
  readonly spellcheck?: boolean;
  readonly autocapitalize?: string;
  readonly inputWrapper?: { readonly classes?: string; readonly attributes?: Attributes };
  readonly attributes?: Attributes;
};

const Field = (props: InputProps & { readonly id: string }) => (
  <input
    class={classNames('govuk-input', props.classes, props.errorMessage !== undefined && 'govuk-input--error')}
    id={props.id}
    name={props.name}
    type={props.type ?? 'text'}
    {...(props.spellcheck === undefined ? {} : { spellcheck: String(props.spellcheck) as unknown as boolean })}
    {...(props.value === undefined ? {} : { value: props.value })}
    {...(props.disabled === true ? { disabled: true } : {})}
    {...describedByOf(props)}
    {...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete })}
    {...(props.autocapitalize === undefined ? {} : { autocapitalize: props.autocapitalize as 'none' })}
    {...(props.pattern === undefined ? {} : { pattern: props.pattern })}
    {...(props.inputmode === undefined ? {} : { inputmode: props.inputmode as 'numeric' })}
    {...props.attributes}
  />
);

const Affix = ({ name, affix }: { readonly name: 'prefix' | 'suffix'; readonly affix: InputProps['prefix'] | undefined }) =>
  hasContent(affix) ? <div class={classNames(`govuk-input__${name}`, affix.classes)} aria-hidden="true" {...affix.attributes}>{contentOf(affix)}</div> : null;

const Whole = (props: InputProps & { readonly id: string }) => {
  const { formGroup } = props;
  const wrapped = hasContent(props.prefix) || hasContent(props.suffix) || props.inputWrapper !== undefined || hasContent(formGroup?.beforeInput) || hasContent(formGroup?.afterInput);
  return (
    <FormGroup error={props.errorMessage !== undefined} group={formGroup}>
      <Label {...props.label} for={props.id} />
      <HintAndError {...props} />
      {wrapped ? (
        <div class={classNames('govuk-input__wrapper', props.inputWrapper?.classes)} {...props.inputWrapper?.attributes}>
          <Around content={formGroup?.beforeInput} />
          <Affix name="prefix" affix={props.prefix} />
          <Field {...props} />
          <Affix name="suffix" affix={props.suffix} />
          <Around content={formGroup?.afterInput} />
        </div>
      ) : (
        <Field {...props} />
      )}
    </FormGroup>
  );
};

export const Input = (props: InputProps) => <Whole {...props} id={props.id ?? props.name} />;
