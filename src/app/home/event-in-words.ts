export type EventRow = { readonly at: Date; readonly actor: string; readonly what: string; readonly kind: string; readonly subject: string | null; readonly why: string | null; readonly data: Readonly<Record<string, unknown>> };

// What no rule of words makes English of.
const phrases: Readonly<Record<string, string>> = {
  EverythingHandedOver: 'handed everything of one person over', HandoverAsked: 'asked that somebody else take over', HandoverDeclined: 'declined a request to hand over', RhythmChosen: 'chose how often to be written to',
  NetworkPublished: 'published the network', NetworkTakenBack: 'took back the public version of the network', PersonErased: 'erased a person',
  AddressTriedAgain: 'let mail go to an address again', LinksWithdrawn: 'withdrew personal links', PartnershipPlaced: 'said how far the partnership has come', ContributionsAsked: 'asked people for what waits for them',
  OrganisationQuestioned: 'said that something is wrong with the record of an organisation', OrganisationConfirmed: 'confirmed the record of an organisation', PersonConfirmed: 'confirmed the record of', PersonChanged: 'changed the record of',
  NetworkWithdrawn: 'took themselves out of', AreasChosen: 'chose the areas', SharesChosen: 'chose what to share', BalanceRecorded: 'wrote down what balances the choice of chair', BalanceEnded: 'ended what balances the choice of chair', ActionHandedOver: 'handed over the action',
  GatheringStarted: 'let Joinery write to people', GatheringStopped: 'stopped Joinery writing to people', OrganisationsReorganised: 'recorded a reorganisation', PersonEnded: 'ended the membership of', OrganisationEnded: 'ended the membership of',
};

// “ActionAdded” is told as “added the action”.
const words = (what: string): string => {
  const phrase = phrases[what];
  if (phrase !== undefined) return phrase;
  const [noun = '', verb = ''] = /^(.*?)([A-Z][a-z]+)$/.exec(what.replace(/HandedOver$/, 'Handed'))?.slice(1) ?? [];
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
