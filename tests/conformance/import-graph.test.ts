import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { projectRoot } from '#platform/files/root.ts';

// Who may use whom, among the slices that there are.
const mayUse: Readonly<Record<string, readonly string[]>> = { partnership: [], practice: [], assessment: ['partnership', 'practice', 'delivery'], delivery: ['partnership'], strategy: ['partnership'], performance: ['partnership', 'strategy'], network: ['partnership', 'assessment', 'strategy', 'delivery'] };

const slicesRules: readonly IForbiddenRuleType[] = Object.entries(mayUse).map(([slice, others]) => ({
  name: `${slice}-uses-only-${others.join('-') || 'itself'}`, severity: 'error',
  from: { path: `^src/slices/${slice}/`, pathNot: '\\.test\\.' },
  to: { path: '^src/slices/', pathNot: `^src/slices/(${[slice, ...others].join('|')})/` },
}));

const rules: readonly IForbiddenRuleType[] = [
  ...slicesRules,
  { name: 'lib-imports-nothing', severity: 'error', from: { path: '^src/lib/', pathNot: '\\.test\\.' }, to: { pathNot: '^src/lib/' } },
  { name: 'a-core-is-pure', severity: 'error', from: { path: '^src/slices/[^/]+/core/', pathNot: '\\.test\\.' }, to: { path: '^(src/platform|src/app|src/slices/[^/]+/(store|commands|web|api))|^(pg|kysely|hono|node:)|^(fs|path|crypto)$' } },
  { name: 'platform-knows-no-slice', severity: 'error', from: { path: '^src/platform/', pathNot: '\\.test\\.' }, to: { path: '^src/(slices|app)/' } },
  { name: 'no-slice-knows-the-app', severity: 'error', from: { path: '^src/slices/', pathNot: '\\.test\\.' }, to: { path: '^src/app/' } },
  { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
];

const violations = async (extra: readonly IForbiddenRuleType[] = []): Promise<ICruiseResult> => {
  process.chdir(projectRoot());
  const { output } = await cruise(['src'], { ruleSet: { forbidden: [...rules, ...extra] }, validate: true, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, parser: 'swc', enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] } });
  return output as ICruiseResult;
};

test('slices, cores, platform and app use only what they may', async () => {
  const { summary, modules } = await violations();
  const ours = modules.filter(({ source }) => source.startsWith('src/'));
  assert.ok(ours.length > 200, `only ${ours.length} modules were read`);
  const edges = ours.flatMap(({ dependencies }) => dependencies).filter(({ resolved }) => resolved.startsWith('src/')).length;
  assert.ok(edges > 600, `only ${edges} imports were followed`);
  assert.deepEqual(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`), []);
});

test('a planted rule that the code breaks is seen to be broken', async () => {
  const { summary } = await violations([{ name: 'planted', severity: 'error', from: { path: '^src/slices/assessment/commands/' }, to: { path: '^src/slices/assessment/store/' } }]);
  assert.ok(summary.violations.some(({ rule }) => rule.name === 'planted'));
});

