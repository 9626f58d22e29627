import type { Standing } from '#partnership';
import type { GroupId, OrganisationId, PersonId } from '#lib/id.ts';

/** Who is asked: everybody, or all who fit any one of the choices. */
export type Audience = {
  readonly everyone: boolean;
  readonly groups: readonly GroupId[];
  readonly roles: readonly string[];
  readonly organisations: readonly OrganisationId[];
  readonly people: readonly PersonId[];
};

const fits = (audience: Audience, standing: Standing): boolean =>
  audience.everyone ||
  audience.people.includes(standing.person.id) ||
  (standing.role !== null && audience.roles.includes(standing.role)) ||
  (standing.person.organisation !== null && audience.organisations.includes(standing.person.organisation)) ||
  standing.groups.some((group) => audience.groups.includes(group));

/** The people an audience means, with and without an address to write to. Each person once. */
export const invitees = (audience: Audience, standings: readonly Standing[]): { readonly reachable: readonly Standing[]; readonly unreachable: readonly Standing[] } => {
  const chosen = standings.filter((standing) => fits(audience, standing));
  return { reachable: chosen.filter((standing) => standing.person.email !== null), unreachable: chosen.filter((standing) => standing.person.email === null) };
};
