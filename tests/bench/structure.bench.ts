import pg from 'pg';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { readMembership } from '#partnership/reads';
import type { GroupId } from '#lib/id.ts';
import { insertGroup } from '../../src/slices/partnership/store/record-store.ts';
import { renderSvg } from '#platform/charts/render-svg.ts';
import { StructureChart, type StructureNode } from '#platform/charts/structure-chart.tsx';
import { groupTree, type Branch } from '../../src/slices/partnership/core/group-tree.ts';
import { median } from '#tests/support/median.ts';

const groups = 300;
const rounds = 30;
const layers = ['strategic', 'executive', 'operational'] as const;

/** The structure page of 300 groups, against its SQL plus the time to draw its picture twice, wide and narrow. */
export const run = async (): Promise<BenchmarkRow> => {
  const app = await appUnderTest();
  const user = await app.user('bench@example.org');
  const place = await app.partnership('Bench', user.id, []);
  await app.services.db.forPartnership(place.id, async (tx) => {
    const made: GroupId[] = [];
    for (let number = 0; number < groups; number += 1) made.push(await insertGroup(tx, place.id, { name: `Group ${number}`, layer: layers[number < 3 ? 0 : number < 30 ? 1 : 2], remit: null, parent: number === 0 ? null : (made[Math.floor((number - 1) / 9)] ?? null), meetingsAYear: 6 }, '2020-01-01'));
  });
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const tables = ['organisation', 'person', '"group"', 'seat'] as const;
  const membership = await app.services.db.forPartnership(place.id, (tx) => readMembership(tx, place.id));
  const node = ({ group, below }: Branch): StructureNode => ({ id: group.id, column: layers.indexOf(group.layer), label: group.name, note: '0 seats', loose: false, below: below.map(node) });
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    let from = performance.now();
    for (const table of tables) await owner.query(`select * from partnership.${table} where partnership_id = $1 and to_day is null`, [place.id]);
    const roots = groupTree(membership.groups).map(node);
    for (const compact of [false, true]) renderSvg(StructureChart({ id: 's', title: 'Groups', columns: [...layers], roots, compact }));
    theirs.push(performance.now() - from);
    from = performance.now();
    const page = await app.get(`/p/${place.slug}/people/groups`, user.cookie);
    if (page.status !== 200 || !(await page.text()).includes('Group 299')) throw new Error('the page of the benchmark is not the one meant');
    ours.push(performance.now() - from);
  }
  await owner.end();
  return { name: 'Structure page of 300 groups, against its SQL and the drawing of its picture, wide and narrow', ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs), aim: 'at most 2', unit: 'ms' } as BenchmarkRow;
};
