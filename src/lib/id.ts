declare const brand: unique symbol;

/** A UUID that belongs to one kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PartnershipId = Id<'partnership'>;
export type UserId = Id<'user'>;
export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type GroupId = Id<'group'>;
export type SeatId = Id<'seat'>;
export type CampaignId = Id<'campaign'>;
export type ActionId = Id<'action'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads an id from outside; null when it is not a UUID. */
export const readId = <Kind extends string>(text: string | undefined | null): Id<Kind> | null =>
  text != null && uuid.test(text) ? (text.toLowerCase() as Id<Kind>) : null;
