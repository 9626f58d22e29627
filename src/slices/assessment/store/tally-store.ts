import { sql } from 'kysely';
import type { Bank } from '#pack';
import type { CampaignId, PartnershipId } from '#lib/id.ts';
import { all, type Tx } from '#platform/db/database.ts';
import { groupKey, pointsOf, questionsOf, unrecordedName, type Counts, type GroupBy, type GroupTally, type Scales, type Tally } from '../core/tally.ts';

type Size = { readonly sector: string | null; readonly layer: string | null; readonly role: string | null; readonly n: number };
type Count = Size & { readonly question: string; readonly state: string; readonly point: number | null };
type Open = { points: number[]; na: number; dk: number; none: number };

const names = (row: Size): readonly (readonly [GroupBy, string])[] => [
  ['sector', row.sector ?? unrecordedName],
  ['layer', row.layer ?? unrecordedName],
  ['role', row.role ?? unrecordedName],
];

const sizes = (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<readonly Size[]> =>
  all<Size>(tx, sql`select sector, layer, role, count(*) as n from assessment.response where partnership_id = ${here} and campaign_id = ${campaign} and submitted group by sector, layer, role`);

const counts = (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<readonly Count[]> =>
  all<Count>(
    tx,
    sql`select r.sector, r.layer, r.role, a.question, a.state, a.point, count(*) as n
        from assessment.response r join assessment.answer a on a.partnership_id = r.partnership_id and a.response_id = r.id
        where r.partnership_id = ${here} and r.campaign_id = ${campaign} and r.submitted
        group by r.sector, r.layer, r.role, a.question, a.state, a.point`,
  );

const add = (open: Open, row: Count, index: ReadonlyMap<number, number>): void => {
  open.none -= row.state === 'none' ? 0 : row.n;
  if (row.state === 'na') open.na += row.n;
  else if (row.state === 'dk') open.dk += row.n;
  else if (row.point !== null) open.points[index.get(row.point) ?? 0] = (open.points[index.get(row.point) ?? 0] ?? 0) + row.n;
};

/** Counts the answers of a campaign where they lie: the database groups, and only counts leave it. */
export const tallyOf = async (tx: Tx, here: PartnershipId, campaign: CampaignId, bank: Bank, scales: Scales): Promise<Tally> => {
  const questions = questionsOf(bank);
  const index = new Map(questions.map((question) => [question.id, new Map(pointsOf(question, scales).map((point, place) => [point, place]))]));
  const blank = (n: number): Map<string, Open> => new Map(questions.map((question) => [question.id, { points: pointsOf(question, scales).map(() => 0), na: 0, dk: 0, none: n }]));
  const groups = new Map<string, { by: GroupBy; name: string; n: number }>();
  const cells = new Map<string, { readonly groups: readonly string[]; readonly n: number; readonly answered: Map<string, number> }>();
  const keysOf = (row: Size): readonly string[] => names(row).map(([by, name]) => groupKey(by, name));
  let respondents = 0;
  for (const row of await sizes(tx, here, campaign)) {
    respondents += row.n;
    cells.set(keysOf(row).join('\t'), { groups: keysOf(row), n: row.n, answered: new Map() });
    for (const [by, name] of names(row)) {
      const group = groups.get(groupKey(by, name)) ?? { by, name, n: 0 };
      groups.set(groupKey(by, name), { ...group, n: group.n + row.n });
    }
  }
  const whole = blank(respondents);
  const inGroup = new Map([...groups].map(([key, { n }]) => [key, blank(n)]));
  for (const row of await counts(tx, here, campaign)) {
    const place = index.get(row.question);
    // A point that is not on the scale is counted nowhere.
    if (place === undefined || (row.state === 'point' && !place.has(row.point ?? Number.NaN))) continue;
    const answered = cells.get(keysOf(row).join('\t'))?.answered;
    if (row.state === 'point') answered?.set(row.question, (answered.get(row.question) ?? 0) + row.n);
    add(whole.get(row.question) as Open, row, place);
    for (const [by, name] of names(row)) add(inGroup.get(groupKey(by, name))?.get(row.question) as Open, row, place);
  }
  const listed = [...groups].map(([key, group]): GroupTally => ({ ...group, counts: inGroup.get(key) as ReadonlyMap<string, Counts> }));
  return { respondents, counts: whole, cells: [...cells.values()], groups: listed.toSorted((a, b) => (a.by + a.name < b.by + b.name ? -1 : 1)) };
};

export type Remark = { readonly question: string; readonly comment: string | null; readonly evidence: string | null };

/** What people wrote, in an order that has nothing to do with who or when. */
export const remarksOf = (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<readonly Remark[]> =>
  all<Remark>(
    tx,
    sql`select a.question, a.comment, a.evidence from assessment.response r join assessment.answer a on a.partnership_id = r.partnership_id and a.response_id = r.id
        where r.partnership_id = ${here} and r.campaign_id = ${campaign} and r.submitted and (a.comment is not null or a.evidence is not null)
        order by a.question, md5(coalesce(a.comment, '') || coalesce(a.evidence, ''))`,
  );
