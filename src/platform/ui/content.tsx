import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';

/** Text, or markup: JSX of our own, or a string of trusted HTML (only the library's fixtures pass strings). */
export type Content = { readonly text?: string | number | undefined; readonly html?: Child; readonly children?: Child };
export type Attributes = Readonly<Record<string, string | boolean | number>>;

/** The content of a component: children first, then html, then text. */
export const contentOf = ({ children, html, text }: Content): Child => {
  if (children !== undefined && children !== null) return children;
  if (html !== undefined && html !== null && html !== '' && html !== false) return typeof html === 'string' ? raw(html) : html;
  return text === undefined ? '' : String(text);
};

export const hasContent = (content: Content | undefined): content is Content =>
  content !== undefined && (content.children != null || (content.html != null && content.html !== '' && content.html !== false) || (content.text !== undefined && content.text !== ''));

/** Class names joined; nothing for an empty list. */
export const classNames = (...names: readonly (string | false | undefined | null)[]): string => names.filter((name) => name !== false && name != null && name !== '').join(' ');
