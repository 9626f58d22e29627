import type { Child } from 'hono/jsx';
import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';

export type ErrorSummaryProps = {
  readonly titleText?: string;
  readonly titleHtml?: Child;
  readonly descriptionText?: string;
  readonly descriptionHtml?: Child;
  readonly errorList?: readonly (Content & { readonly href?: string; readonly attributes?: Attributes })[];
  readonly disableAutoFocus?: boolean;
  readonly classes?: string;
  readonly attributes?: Attributes;
  readonly children?: Child;
};

export const ErrorSummary = (props: ErrorSummaryProps) => {
  const description: Content = { children: props.children, html: props.descriptionHtml, ...(props.descriptionText === undefined ? {} : { text: props.descriptionText }) };
  return (
    <div class={classNames('govuk-error-summary', props.classes)} {...props.attributes} data-module="govuk-error-summary" {...(props.disableAutoFocus === undefined ? {} : { 'data-disable-auto-focus': String(props.disableAutoFocus) })}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{contentOf({ html: props.titleHtml, ...(props.titleText === undefined ? {} : { text: props.titleText }) })}</h2>
        <div class="govuk-error-summary__body">
          {hasContent(description) ? <p>{contentOf(description)}</p> : null}
          {props.errorList === undefined || props.errorList.length === 0 ? null : (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList.map((item) => <li>{item.href === undefined || item.href === '' ? contentOf(item) : <a href={item.href} {...item.attributes}>{contentOf(item)}</a>}</li>)}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
};
