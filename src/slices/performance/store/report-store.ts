import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { GroupId, PartnershipId, PersonId } from '#lib/id.ts';
import type { Layer } from '#partnership';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Report, ReportChoices, ReportContent, ReportHead, ReportId } from '../core/report.ts';

const head = sql`id, layer, group_id as "group", title, meets_on as "meetsOn", state, as_of as "asOf", checksum, made_at as "madeAt", made_by as "madeBy", issued_at as "issuedAt", issued_by as "issuedBy", version`;

const columns = sql`${head}, choices, content`;

/** Every report without what it holds, the latest meeting first. */
export const reportsOf = (tx: Tx, here: PartnershipId): Promise<readonly ReportHead[]> => all(tx, sql`select ${head}, content->>'group' as "seenBy", content->'headlines'->>0 as "saidFirst" from performance.report where partnership_id = ${here} order by meets_on desc, made_at desc`);

export const reportById = (tx: Tx, here: PartnershipId, id: ReportId): Promise<Report | null> => first(tx, sql`select ${columns} from performance.report where partnership_id = ${here} and id = ${id}`);

/** The report issued last before a day to a layer: the same group’s where it has one, and at the operational layer no other’s. */
export const lastIssued = (tx: Tx, here: PartnershipId, layer: Layer, before: Day | null = null, group: GroupId | null = null): Promise<Report | null> =>
  first(
    tx,
    sql`select ${columns} from performance.report where partnership_id = ${here} and layer = ${layer} and state = 'issued' ${before === null ? sql`` : sql`and meets_on < ${before}`} ${group !== null && layer === 'operational' ? sql`and group_id = ${group}` : sql``}
        order by ${group === null ? sql`` : sql`(group_id = ${group}) desc,`} meets_on desc, issued_at desc limit 1`,
  );

export type NewReport = { readonly layer: Layer; readonly group: GroupId; readonly title: string; readonly meetsOn: Day; readonly choices: ReportChoices };
type Made = { readonly at: Date; readonly by: string; readonly person: PersonId | null };

export const insertReport = async (tx: Tx, here: PartnershipId, report: NewReport, made: Made): Promise<ReportId> =>
  (
    (await first<{ readonly id: ReportId }>(
      tx,
      sql`insert into performance.report (partnership_id, layer, group_id, title, meets_on, choices, made_at, made_by, made_person)
          values (${here}, ${report.layer}, ${report.group}, ${report.title}, ${report.meetsOn}, ${JSON.stringify(report.choices)}, ${made.at}, ${made.by}, ${made.person}) returning id`,
    )) as { readonly id: ReportId }
  ).id;

/** False when somebody else changed or issued it first. */
export const updateDraft = async (tx: Tx, here: PartnershipId, id: ReportId, version: number, report: NewReport): Promise<boolean> =>
  (await run(tx, sql`update performance.report set layer = ${report.layer}, group_id = ${report.group}, title = ${report.title}, meets_on = ${report.meetsOn}, choices = ${JSON.stringify(report.choices)}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and state = 'draft'`)) === 1;

export const deleteDraft = async (tx: Tx, here: PartnershipId, id: ReportId, version: number): Promise<boolean> =>
  (await run(tx, sql`delete from performance.report where partnership_id = ${here} and id = ${id} and version = ${version} and state = 'draft'`)) === 1;

/** Freezes a draft; false when it is no draft of this version any more. */
export const freezeReport = async (tx: Tx, here: PartnershipId, id: ReportId, version: number, content: ReportContent, checksum: string, made: Made): Promise<boolean> =>
  (await run(tx, sql`update performance.report set state = 'issued', content = ${JSON.stringify(content)}, as_of = ${content.asOf}, checksum = ${checksum}, issued_at = ${made.at}, issued_by = ${made.by}, issued_person = ${made.person}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and state = 'draft'`)) === 1;

/** The number of the last entry of figures; 0 when there is none. */
export const lastLoad = async (tx: Tx, here: PartnershipId): Promise<number> => (await first<{ readonly number: number }>(tx, sql`select coalesce(max(number), 0)::int as number from performance.load where partnership_id = ${here}`))?.number ?? 0;

/** Issued reports that hold a figure which a person gave, the latest meeting of each indicator. */
export const reportsHolding = (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly { readonly title: string; readonly group: string; readonly meetsOn: Day }[]> =>
  all(
    tx,
    sql`select distinct on (line->>'title') line->>'title' as title, r.content->>'group' as "group", r.meets_on as "meetsOn"
        from performance.report r cross join lateral jsonb_array_elements(r.content->'lines') line
        join performance.load l on l.partnership_id = r.partnership_id and l.number = (line->>'load')::int
        where r.partnership_id = ${here} and r.state = 'issued' and l.person_id = ${person} order by line->>'title', r.meets_on desc limit 5`,
  );

/** What one person drafted and issued. */
export const reportsMadeBy = (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  all(tx, sql`select title, meets_on as "meetsOn", made_person = ${person} as drafted, coalesce(issued_person = ${person}, false) as issued from performance.report where partnership_id = ${here} and (made_person = ${person} or issued_person = ${person}) order by meets_on`);

/** Takes a person’s name off what they drafted, issued and raised; what they made stays. */
export const forgetReporter = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<void> => {
  await run(tx, sql`update performance.report set made_by = 'Someone who has left', made_person = null where partnership_id = ${here} and made_person = ${person}`);
  await run(tx, sql`update performance.report set issued_by = 'Someone who has left', issued_person = null where partnership_id = ${here} and issued_person = ${person}`);
  await run(tx, sql`update performance.exception_step set by = 'Someone who has left', person_id = null where partnership_id = ${here} and person_id = ${person}`);
};
