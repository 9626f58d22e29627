/** A message that came back: which of ours it was, and why. */
export type Bounce = { readonly message: string; readonly reason: string; readonly permanent: boolean };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * Reads a delivery status notification (RFC 3464) as a mail server passes it on. Ours is known by the Message-ID it returns. The action
 * “failed” is for good whatever the class of its status (2.3.3): a server that has tried for days gives up with a 4. Null when it is
 * about no message of ours, or tells of no failure.
 */
export const readBounce = (text: string): Bounce | null => {
  const unfolded = text.replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ');
  const message = new RegExp(`<(${uuid})@joinery>`, 'i').exec(unfolded)?.[1];
  const status = /^Status:\s*([245])\.\d{1,3}\.\d{1,3}/im.exec(unfolded)?.[1];
  const failed = /^Action:\s*failed/im.test(unfolded);
  if (message === undefined || status === undefined || status === '2' || (!failed && status !== '4')) return null;
  const reason = /^Diagnostic-Code:\s*(?:[\w-]+;)?\s*(.+)$/im.exec(unfolded)?.[1]?.trim() ?? 'The message came back';
  return { message: message.toLowerCase(), reason: reason.slice(0, 300), permanent: failed };
};
