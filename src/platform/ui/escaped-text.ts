import { escapeToBuffer } from 'hono/utils/html';

/** Text as it may stand in markup or in an attribute, escaped as JSX would. */
export const escapedText = (text: string): string => {
  const buffer: [string] = [''];
  escapeToBuffer(text, buffer);
  return buffer[0];
};

/** Markup of a component as a string: for the pieces of a long table that stand in it many times. */
export const markupOf = (component: { readonly toString: () => unknown }): string => String(component.toString());
