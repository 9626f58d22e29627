import { z } from 'zod';
import { electedPlaces, layers, rhythms } from './membership-record.ts';

const text = z.string();
const maybe = text.nullish();
const id = z.union([text, z.number()]).transform(String);

/** What we add to Popolo so that an export of ours comes back whole. Anything else that a file holds is left alone. */
const ours = {
  person: z.object({ job: maybe, elected: z.object({ place: z.enum(electedPlaces), party: text.nullable(), portfolio: text.nullable() }).nullish(), skills: z.array(text).nullish(), inductedOn: maybe, rhythm: z.enum(rhythms).nullish(), organisation: maybe, from: maybe, to: maybe }),
  organisation: z.object({ is: z.enum(['organisation', 'group']), sector: maybe, kind: maybe, standing: z.array(text).nullish(), areas: z.array(text).nullish(), layer: z.enum(layers).nullish(), remit: maybe, parent: maybe, host: maybe, meetingsAYear: z.number().int().nullish(), decides: z.boolean().nullish(), principals: z.boolean().nullish() }),
  membership: z.object({ substituteFor: maybe, authority: maybe }),
};

/** Popolo (popoloproject.com): people, organisations and memberships, as committee systems write them. */
export const popoloSchema = z.object({
  persons: z.array(z.object({ id, name: maybe, email: maybe, contact_details: z.array(z.object({ type: maybe, value: maybe })).nullish(), joinery: ours.person.nullish() })).default([]),
  organizations: z.array(z.object({ id, name: maybe, classification: maybe, parent_id: id.nullish(), identifiers: z.array(z.object({ scheme: maybe, identifier: maybe })).nullish(), founding_date: maybe, dissolution_date: maybe, joinery: ours.organisation.nullish() })).default([]),
  memberships: z.array(z.object({ person_id: id.nullish(), organization_id: id.nullish(), on_behalf_of_id: id.nullish(), role: maybe, label: maybe, start_date: maybe, end_date: maybe, joinery: ours.membership.nullish() })).default([]),
});

export type Popolo = z.output<typeof popoloSchema>;
export type PopoloOrganization = Popolo['organizations'][number];
