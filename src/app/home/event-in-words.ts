export type EventRow = { readonly at: Date; readonly actor: string; readonly what: string; readonly kind: string; readonly subject: string | null; readonly why: string | null; readonly data: Readonly<Record<string, unknown>> };

const words = (what: string): string => what.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const about = ({ data }: EventRow): string => {
  const named = data['title'] ?? data['name'] ?? data['what'] ?? data['email'];
  return typeof named === 'string' && named !== '' ? ` “${named}”` : '';
};

/** An event as a sentence without its full stop: “Asha Patel: campaign opened “Health check””. */
export const eventInWords = (event: EventRow): string => `${event.actor}: ${words(event.what)}${about(event)}${event.why === null ? '' : ` (${event.why})`}`;
