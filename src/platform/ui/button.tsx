import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type ButtonProps = Content & {
  readonly element?: 'a' | 'button' | 'input';
  readonly name?: string;
  readonly type?: 'button' | 'submit' | 'reset';
  readonly value?: string;
  readonly disabled?: boolean;
  readonly href?: string;
  readonly classes?: string;
  readonly attributes?: Attributes;
  readonly preventDoubleClick?: boolean;
  readonly isStartButton?: boolean;
  readonly id?: string;
};

const Arrow = () => (
  <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
);

export const Button = (props: ButtonProps) => {
  const element = props.element ?? (props.href === undefined ? 'button' : 'a');
  const common = {
    class: classNames('govuk-button', props.classes, props.isStartButton === true && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...(props.id === undefined ? {} : { id: props.id }),
    ...props.attributes,
  };
  const state = {
    ...(props.name === undefined ? {} : { name: props.name }),
    ...(props.disabled === true ? { disabled: true, 'aria-disabled': 'true' } : {}),
    ...(props.preventDoubleClick === undefined ? {} : { 'data-prevent-double-click': String(props.preventDoubleClick) }),
  };
  const arrow = props.isStartButton === true ? <Arrow /> : '';
  const content = props.isStartButton === true && props.html !== undefined ? <span>{contentOf(props)}</span> : contentOf(props);
  if (element === 'a') return <a href={props.href ?? '#'} role="button" draggable={false} {...common}>{content} {arrow}</a>;
  if (element === 'input') return <input value={props.text} type={props.type ?? 'submit'} {...state} {...common} />;
  return <button {...(props.value === undefined ? {} : { value: props.value })} type={props.type ?? 'submit'} {...state} {...common}>{content} {arrow}</button>;
};
