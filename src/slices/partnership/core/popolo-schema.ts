import { z } from 'zod';
import { most } from './limits.ts';
import { electedPlaces, layers, rhythms } from './membership-record.ts';

// Longer than anything that is kept whole: what is longer still is no file of members.
const text = z.string().max(most.remit);
const maybe = text.nullish();
const short = z.string().max(most.code).nullish();
const id = z.union([z.string().max(most.code), z.number()]).transform(String);

/** What we add to Popolo so that an export of ours comes back whole. Anything else that a file holds is left alone. */
const ours = {
  person: z.object({ contacts: z.boolean().nullish(), externalId: short, job: short, elected: z.object({ place: z.enum(electedPlaces), party: z.string().max(most.party).nullable(), portfolio: z.string().max(most.portfolio).nullable() }).nullish(), skills: z.array(z.string().max(most.name)).max(200).nullish(), inductedOn: maybe, rhythm: z.enum(rhythms).nullish(), organisation: maybe, from: maybe, to: maybe }),
  organisation: z.object({ is: z.enum(['organisation', 'group']), externalId: short, sector: short, kind: short, standing: z.array(z.string().max(most.name)).max(500).nullish(), areas: z.array(z.string().max(most.code)).max(1000).nullish(), layer: z.enum(layers).nullish(), remit: maybe, parent: maybe, host: maybe, meetingsAYear: z.number().int().nullish(), decides: z.boolean().nullish(), principals: z.boolean().nullish() }),
  membership: z.object({ substituteFor: maybe, authority: z.string().max(most.authority).nullish() }),
};

/** Popolo (popoloproject.com): people, organisations and memberships, as committee systems write them. */
export const popoloSchema = z.object({
  persons: z.array(z.object({ id, name: short, email: short, contact_details: z.array(z.object({ type: maybe, value: maybe })).nullish(), joinery: ours.person.nullish() })).default([]),
  organizations: z.array(z.object({ id, name: short, classification: maybe, parent_id: id.nullish(), identifiers: z.array(z.object({ scheme: short, identifier: short })).nullish(), founding_date: maybe, dissolution_date: maybe, joinery: ours.organisation.nullish() })).default([]),
  memberships: z.array(z.object({ id: id.nullish(), person_id: id.nullish(), organization_id: id.nullish(), on_behalf_of_id: id.nullish(), role: maybe, label: maybe, start_date: maybe, end_date: maybe, joinery: ours.membership.nullish() })).default([]),
});

export type Popolo = z.output<typeof popoloSchema>;
export type PopoloOrganization = Popolo['organizations'][number];
