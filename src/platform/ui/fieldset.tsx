import type { Child } from 'hono/jsx';
import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';

export type LegendProps = Content & { readonly classes?: string; readonly isPageHeading?: boolean };
export type FieldsetProps = { readonly describedBy?: string; readonly legend?: LegendProps; readonly classes?: string; readonly role?: string; readonly attributes?: Attributes; readonly html?: Child; readonly children?: Child };

export const Fieldset = ({ describedBy, legend, classes, role, attributes, html, children }: FieldsetProps) => (
  <fieldset class={classNames('govuk-fieldset', classes)} {...(role === undefined ? {} : { role })} {...(describedBy === undefined || describedBy === '' ? {} : { 'aria-describedby': describedBy })} {...attributes}>
    {hasContent(legend) ? (
      <legend class={classNames('govuk-fieldset__legend', legend.classes)}>
        {legend.isPageHeading === true ? <h1 class="govuk-fieldset__heading">{contentOf(legend)}</h1> : contentOf(legend)}
      </legend>
    ) : null}
    {contentOf({ children, html })}
  </fieldset>
);
