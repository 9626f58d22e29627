import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml';
import { invalid, ok, type Result } from '#lib/result.ts';

/** An element with its name bare of any prefix. */
export type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly Element[]; readonly text: string };

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

const elementOf = (node: XmlElement): Element => ({
  name: bare(node.name), attributes: Object.fromEntries(Object.entries(node.attributes).map(([name, value]) => [bare(name), value])),
  children: node.children.filter((child: XmlNode) => child instanceof XmlElement).map(elementOf), text: node.text,
});

/** The root of a document. No entity of its own is resolved, and nothing outside it is read. */
export const readXml = (text: string): Result<Element> => {
  try {
    const { root } = parseXml(text);
    return root === null ? invalid([{ field: 'file', message: 'The file is empty' }]) : ok(elementOf(root));
  } catch (error) {
    return invalid([{ field: 'file', message: `The file is not well-formed XML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}` }]);
  }
};

export const childrenOf = (element: Element | undefined, name: string): readonly Element[] => element?.children.filter((child) => child.name === name) ?? [];
export const childOf = (element: Element | undefined, name: string): Element | undefined => childrenOf(element, name)[0];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

// Of what XML may not hold at all, controls and halves of a surrogate pair, nothing is written.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const escapeXml = (text: string): string => text.replace(forbidden, '').replace(/[&<>"\t\n\r]/g, (one) => escapes[one] ?? one);
