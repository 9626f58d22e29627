import { classNames, type Attributes } from './content.tsx';
import type { ErrorMessageProps } from './error-message.tsx';
import { Fieldset, type FieldsetProps } from './fieldset.tsx';
import { Around, FormGroup, HintAndError, type FormGroupProps } from './form-group.tsx';
import type { HintProps } from './hint.tsx';
import { Input } from './input.tsx';

export type DateItem = { readonly id?: string; readonly name?: string; readonly label?: string; readonly value?: string | number; readonly error?: boolean; readonly autocomplete?: string; readonly pattern?: string; readonly inputmode?: string; readonly classes?: string; readonly attributes?: Attributes };
export type DateInputProps = {
  readonly id: string;
  readonly namePrefix?: string;
  readonly items?: readonly DateItem[];
  readonly day?: DateItem | false;
  readonly month?: DateItem | false;
  readonly year?: DateItem | false;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly fieldset?: FieldsetProps;
  readonly hint?: HintProps;
  readonly errorMessage?: ErrorMessageProps;
  readonly formGroup?: FormGroupProps;
  readonly classes?: string;
  readonly attributes?: Attributes;
};

type Part = 'day' | 'month' | 'year';
type Placed = DateItem & { readonly name: string; readonly part: Part | null };

const itemOf = (props: DateInputProps, part: Part): DateItem | undefined => (props[part] === false ? undefined : props[part]);

const partOf = (props: DateInputProps, item: DateItem): Part | null =>
  (['day', 'month', 'year'] as const).find((part) => item.name === part || (itemOf(props, part)?.name !== undefined && item.name === itemOf(props, part)?.name)) ?? null;

const itemsOf = (props: DateInputProps): readonly Placed[] => {
  if (props.items !== undefined && props.items.length > 0) return props.items.map((item) => ({ ...item, name: item.name ?? '', part: partOf(props, item) }));
  return (['day', 'month', 'year'] as const).filter((part) => props[part] !== false).map((part) => ({ ...itemOf(props, part), name: itemOf(props, part)?.name ?? part, part }));
};

const marked = (item: DateItem): boolean => item.error === true || item.classes?.includes('govuk-input--error') === true;

const itemClasses = (props: DateInputProps, item: Placed, anyMarked: boolean): string => {
  const wrong = marked(item) || (item.error !== false && props.errorMessage !== undefined && !anyMarked);
  return classNames(
    'govuk-date-input__input',
    wrong && item.classes?.includes('govuk-input--error') !== true && 'govuk-input--error',
    item.classes?.includes('govuk-input--width-') !== true && `govuk-input--width-${item.part === 'year' ? 4 : 2}`,
    item.classes,
  );
};

const valueOf = (props: DateInputProps, item: Placed): { readonly value?: string } => {
  const prefix = props.namePrefix === undefined ? '' : `${props.namePrefix}-`;
  const value = item.value ?? (item.part === null ? undefined : itemOf(props, item.part)?.value) ?? (item.part !== null && props[item.part] === undefined ? props.values?.[item.part] : undefined) ?? props.values?.[`${prefix}${item.name}`];
  return value === undefined ? {} : { value: String(value) };
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const DateInput = (props: DateInputProps) => {
  const items = itemsOf(props);
  const anyMarked = items.some(marked);
  const ids = classNames(props.fieldset?.describedBy, props.hint !== undefined && `${props.id}-hint`, props.errorMessage !== undefined && `${props.id}-error`);
  const inner = (
    <>
      <HintAndError id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      <div class={classNames('govuk-date-input', props.classes)} {...props.attributes} id={props.id}>
        <Around content={props.formGroup?.beforeInputs} />
        {items.map((item) => (
          <div class="govuk-date-input__item">
            <Input
              label={{ text: item.label ?? capital(item.name), classes: 'govuk-date-input__label' }}
              id={item.id ?? `${props.id}-${item.name}`}
              classes={itemClasses(props, item, anyMarked)}
              name={props.namePrefix === undefined ? item.name : `${props.namePrefix}-${item.name}`}
              type="text"
              inputmode={item.inputmode ?? 'numeric'}
              {...valueOf(props, item)}
              {...(item.autocomplete === undefined ? {} : { autocomplete: item.autocomplete })}
              {...(item.pattern === undefined ? {} : { pattern: item.pattern })}
              {...(item.attributes === undefined ? {} : { attributes: item.attributes })}
            />
          </div>
        ))}
        <Around content={props.formGroup?.afterInputs} />
      </div>
    </>
  );
  return (
    <FormGroup error={props.errorMessage !== undefined} group={props.formGroup}>
      {props.fieldset === undefined ? inner : <Fieldset {...props.fieldset} describedBy={ids} role="group">{inner}</Fieldset>}
    </FormGroup>
  );
};
