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

type CellOf = { readonly groups: readonly string[]; readonly n: number; readonly answered: Map<string, number> };
type OpenGroup = { readonly by: GroupBy; readonly name: string; n: number };

const cellKey = (row: Size): string => `${row.sector ?? ''}\t${row.layer ?? ''}\t${row.role ?? ''}`;

const sized = (rows: readonly Size[]): { readonly cells: ReadonlyMap<string, CellOf>; readonly groups: ReadonlyMap<string, OpenGroup>; readonly respondents: number } => {
  const [cells, groups] = [new Map<string, CellOf>(), new Map<string, OpenGroup>()];
  for (const row of rows) {
    const keys = names(row).map(([by, name]) => {
      const group = groups.get(groupKey(by, name)) ?? { by, name, n: 0 };
      groups.set(groupKey(by, name), group);
      group.n += row.n;
      return groupKey(by, name);
    });
    cells.set(cellKey(row), { groups: keys, n: row.n, answered: new Map() });
  }
  return { cells, groups, respondents: rows.reduce((sum, row) => sum + row.n, 0) };
};

/** Counts the answers of a campaign where they lie: the database groups, and only counts leave it. */
export const tallyOf = async (tx: Tx, here: PartnershipId, campaign: CampaignId, bank: Bank, scales: Scales): Promise<Tally> => {
  const questions = questionsOf(bank);
  const index = new Map(questions.map((question) => [question.id, new Map(pointsOf(question, scales).map((point, place) => [point, place]))]));
  const blank = (n: number): Map<string, Open> => new Map(questions.map((question) => [question.id, { points: pointsOf(question, scales).map(() => 0), na: 0, dk: 0, none: n }]));
  const { cells, groups, respondents } = sized(await sizes(tx, here, campaign));
  const whole = blank(respondents);
  const inGroup = new Map([...groups].map(([key, { n }]) => [key, blank(n)]));
  const places = new Map([...cells].map(([key, cell]) => [key, { cell, counts: cell.groups.map((group) => inGroup.get(group) as Map<string, Open>) }]));
  for (const row of await counts(tx, here, campaign)) {
    const points = index.get(row.question);
    const place = places.get(cellKey(row));
    // A point that is not on the scale is counted nowhere.
    if (points === undefined || place === undefined || (row.state === 'point' && !points.has(row.point ?? Number.NaN))) continue;
    if (row.state === 'point') place.cell.answered.set(row.question, (place.cell.answered.get(row.question) ?? 0) + row.n);
    add(whole.get(row.question) as Open, row, points);
    for (const group of place.counts) add(group.get(row.question) as Open, row, points);
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
