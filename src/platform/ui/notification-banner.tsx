import type { Child } from 'hono/jsx';
import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type NotificationBannerProps = Content & {
  readonly titleText?: string;
  readonly titleHtml?: Child;
  readonly titleHeadingLevel?: string | number;
  readonly type?: string;
  readonly role?: string;
  readonly titleId?: string;
  readonly disableAutoFocus?: boolean;
  readonly classes?: string;
  readonly attributes?: Attributes;
};

export const NotificationBanner = (props: NotificationBannerProps) => {
  const success = props.type === 'success';
  const Heading = `h${props.titleHeadingLevel ?? 2}` as 'h2';
  const titleId = props.titleId ?? 'govuk-notification-banner-title';
  const isText = props.children == null && (props.html == null || props.html === '');
  return (
    <div class={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success', props.classes)} role={props.role ?? (success ? 'alert' : 'region')} aria-labelledby={titleId} data-module="govuk-notification-banner" {...(props.disableAutoFocus === undefined ? {} : { 'data-disable-auto-focus': String(props.disableAutoFocus) })} {...props.attributes}>
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>{contentOf({ html: props.titleHtml, text: props.titleText ?? (success ? 'Success' : 'Important') })}</Heading>
      </div>
      <div class="govuk-notification-banner__content">{isText ? <p class="govuk-notification-banner__heading">{contentOf(props)}</p> : contentOf(props)}</div>
    </div>
  );
};
