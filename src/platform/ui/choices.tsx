import type { Child } from 'hono/jsx';
import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';
import type { ErrorMessageProps } from './error-message.tsx';
import { Fieldset, type FieldsetProps } from './fieldset.tsx';
import { Around, FormGroup, HintAndError, type FormGroupProps } from './form-group.tsx';
import { Hint, type HintProps } from './hint.tsx';
import { Label, type LabelProps } from './label.tsx';

export type ChoiceItem = Content & {
  readonly value?: string | undefined;
  readonly id?: string;
  readonly name?: string;
  readonly divider?: string;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly hint?: HintProps;
  readonly label?: LabelProps;
  readonly conditional?: Content;
  readonly behaviour?: string;
  readonly attributes?: Attributes;
};

export type ChoicesProps = {
  readonly kind: 'radios' | 'checkboxes';
  readonly name: string;
  readonly idPrefix?: string;
  readonly fieldset?: FieldsetProps;
  readonly hint?: HintProps;
  readonly errorMessage?: ErrorMessageProps;
  readonly formGroup?: FormGroupProps;
  readonly describedBy?: string;
  readonly items: readonly ChoiceItem[];
  readonly chosen: readonly string[];
  readonly classes?: string;
  readonly attributes?: Attributes;
};

type Placed = { readonly props: ChoicesProps; readonly item: ChoiceItem; readonly id: string; readonly checked: boolean };

const conditionalId = (id: string): string => `conditional-${id}`;

const Choice = ({ props, item, id, checked }: Placed) => {
  const block = `govuk-${props.kind}`;
  const hint = hasContent(item.hint) ? item.hint : undefined;
  const conditional = hasContent(item.conditional);
  const describedBy = classNames(props.kind === 'checkboxes' && props.fieldset === undefined && props.describedBy, hint !== undefined && `${id}-item-hint`);
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={props.kind === 'checkboxes' ? (item.name ?? props.name) : props.name}
          type={props.kind === 'radios' ? 'radio' : 'checkbox'}
          {...(item.value === undefined ? {} : { value: item.value })}
          {...(checked ? { checked: true } : {})}
          {...(item.disabled === true ? { disabled: true } : {})}
          {...(conditional ? { 'data-aria-controls': conditionalId(id) } : {})}
          {...(item.behaviour === undefined ? {} : { 'data-behaviour': item.behaviour })}
          {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}
          {...item.attributes}
        />
        <Label {...item.label} classes={classNames(`${block}__label`, item.label?.classes)} for={id}>{contentOf(item)}</Label>
        {hint === undefined ? null : <Hint {...hint} id={`${id}-item-hint`} classes={classNames(`${block}__hint`, hint.classes)} />}
      </div>
      {conditional ? <div class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={conditionalId(id)}>{contentOf(item.conditional as Content)}</div> : null}
    </>
  );
};

const idOf = (props: ChoicesProps, item: ChoiceItem, index: number): string => {
  const prefix = props.idPrefix ?? props.name;
  return item.id !== undefined && item.id !== '' ? item.id : index === 0 ? prefix : `${prefix}-${index + 1}`;
};

const List = ({ props }: { readonly props: ChoicesProps }) => (
  <div class={classNames(`govuk-${props.kind}`, props.classes)} {...props.attributes} data-module={`govuk-${props.kind}`}>
    <Around content={props.formGroup?.beforeInputs} />
    {props.items.map((item, index) => {
      if (!item) return null;
      if (item.divider !== undefined && item.divider !== '') return <div class={`govuk-${props.kind}__divider`}>{item.divider}</div>;
      const checked = item.checked ?? (item.value !== undefined && props.chosen.includes(item.value));
      return <Choice props={props} item={item} id={idOf(props, item, index)} checked={checked} />;
    })}
    <Around content={props.formGroup?.afterInputs} />
  </div>
);

/** Radios and checkboxes: the same markup but for the block's name and what is sent. */
export const Choices = (props: ChoicesProps) => {
  const id = props.idPrefix ?? props.name;
  const ids = classNames(props.describedBy ?? props.fieldset?.describedBy, props.hint !== undefined && `${id}-hint`, props.errorMessage !== undefined && `${id}-error`);
  const inner: Child = (
    <>
      <HintAndError id={id} hint={props.hint} errorMessage={props.errorMessage} />
      <List props={{ ...props, describedBy: ids }} />
    </>
  );
  return (
    <FormGroup error={props.errorMessage !== undefined} group={props.formGroup}>
      {props.fieldset === undefined ? inner : <Fieldset {...props.fieldset} describedBy={ids}>{inner}</Fieldset>}
    </FormGroup>
  );
};
