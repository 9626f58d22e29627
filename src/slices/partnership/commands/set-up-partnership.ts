import { sql } from 'kysely';
import type { PartnershipId, UserId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import { first, run } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import type { Services } from '#platform/services.ts';

export type SetUp = { readonly name: string; readonly area: string; readonly tier: string; readonly legalStatus: string; readonly pack: string };
export type Founder = { readonly id: UserId | null; readonly name: string };

const faultsOf = (input: SetUp, tiers: readonly string[], statuses: readonly string[]): readonly Fault[] =>
  [
    input.name.length < 3 ? { field: 'name', message: 'Enter the name of your partnership' } : null,
    input.name.length > 120 ? { field: 'name', message: 'Name must be 120 characters or fewer' } : null,
    input.area === '' ? { field: 'area', message: 'Enter the area it covers, for example “Hartshire”' } : null,
    tiers.includes(input.tier) ? null : { field: 'tier', message: 'Choose what kind of area it is' },
    statuses.includes(input.legalStatus) ? null : { field: 'legalStatus', message: 'Choose the legal status, or “Not decided”' },
  ].filter((fault): fault is Fault => fault !== null);

const freeSlug = async (services: Services, name: string): Promise<string> => {
  const base = slug(name).slice(0, 60) || 'partnership';
  const taken = await services.db.forService((tx) => sql<{ slug: string }>`select slug from platform.partnership where slug like ${`${base}%`}`.execute(tx));
  const used = new Set(taken.rows.map((row) => row.slug));
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? base : `${base}-${number}`;
    if (!used.has(tried)) return tried;
  }
};

/** Makes a partnership with its profile, and its founder the coordinator. */
export const setUpPartnership = async (services: Services, input: SetUp, founder: Founder, demo = false): Promise<Result<{ readonly id: PartnershipId; readonly slug: string }>> => {
  const pack = services.packs.find((one) => one.id === input.pack) ?? services.packs[0];
  if (pack === undefined) return invalid([{ field: 'pack', message: 'Choose a pack' }]);
  const ids = (catalogue: string) => pack.catalogues[catalogue]?.map((item) => item.id) ?? [];
  const faults = faultsOf(input, ids('tiers'), ids('legal-statuses'));
  if (faults.length > 0) return invalid(faults);
  const address = await freeSlug(services, input.name);
  const made = await services.db.forService(async (tx) => {
    const row = await first<{ readonly id: PartnershipId }>(tx, sql`insert into platform.partnership (slug, name, pack, pack_version, demo) values (${address}, ${input.name}, ${pack.id}, ${pack.version}, ${demo}) returning id`);
    const { id } = row as { readonly id: PartnershipId };
    if (founder.id !== null) await run(tx, sql`insert into platform.membership (partnership_id, user_id, role) values (${id}, ${founder.id}, 'coordinator')`);
    // From here on the same transaction may also see the new partnership's own tables.
    await run(tx, sql`set local app.partnership = ${sql.lit(id)}`);
    await run(tx, sql`insert into partnership.profile (partnership_id, legal_status, tier, area) values (${id}, ${input.legalStatus}, ${input.tier}, ${input.area})`);
    const here = { id, slug: address, name: input.name, pack: pack.id, packVersion: pack.version, demo };
    await record({ tx, here, actor: { user: founder.id, name: founder.name }, now: services.clock() }, { what: 'PartnershipSetUp', subject: { kind: 'partnership', id }, data: { name: input.name } });
    return id;
  });
  return ok({ id: made, slug: address });
};
