export type EventRow = { readonly at: Date; readonly actor: string; readonly what: string; readonly kind: string; readonly subject: string | null; readonly why: string | null; readonly data: Readonly<Record<string, unknown>> };

// “ActionAdded” is told as “added the action”.
const words = (what: string): string => {
  const [noun = '', verb = ''] = /^(.*?)([A-Z][a-z]+)$/.exec(what)?.slice(1) ?? [];
  const spaced = noun.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const past: Readonly<Record<string, string>> = { 'Set Up': 'set up', Sent: 'sent', Up: 'set up', Reported: 'reported on', Given: 'gave', Imported: 'imported', Taken: 'took', Begun: 'began', Handed: 'handed on' };
  return noun === '' ? what : `${past[verb] ?? verb.toLowerCase()} ${noun === 'PartnershipSet' ? 'the partnership' : noun.endsWith('s') ? spaced : `the ${spaced}`}`;
};

const about = ({ data }: EventRow): string => {
  const named = data['title'] ?? data['name'] ?? data['what'] ?? data['email'];
  return typeof named === 'string' && named !== '' ? ` “${named}”` : '';
};

/** An event as a sentence without its full stop: “Asha Patel opened the campaign “Health check””. */
export const eventInWords = (event: EventRow): string => `${event.actor} ${words(event.what)}${about(event)}${event.why === null ? '' : ` (${event.why})`}`;
