import { invalid, ok, type Result } from '#lib/result.ts';
import { codeKey } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkIndicator, type Indicator, type IndicatorDraft } from '../core/indicator.ts';
import { mergedWith, type ListedIndicator } from '../core/read-indicators.ts';
import { askedBy, indicatorsOf, insertIndicator, lockFigures, setAskedBy, updateIndicator } from '../store/indicator-store.ts';

export type ListPlan = { readonly fresh: readonly string[]; readonly changed: readonly string[]; readonly same: number };

const keyOf = (code: string | null | undefined, title: string): string => (code == null || code === '' ? `title ${title.toLowerCase()}` : `code ${codeKey(code)}`);

const known = (indicators: readonly Indicator[]): ReadonlyMap<string, Indicator> => {
  const found = new Map<string, Indicator>();
  for (const one of indicators) for (const key of [keyOf(null, one.title), ...(one.code === null ? [] : [keyOf(one.code, '')])]) if (!found.has(key)) found.set(key, one);
  return found;
};

// A list that gives codes is matched by them; by name only where the one here has no code of its own.
const matchOf = (mine: ReadonlyMap<string, Indicator>, { code, title }: ListedIndicator): Indicator | null => {
  if (code == null) return mine.get(keyOf(null, title)) ?? null;
  const named = mine.get(keyOf(null, title));
  return mine.get(keyOf(code, title)) ?? (named?.code === null ? named : null);
};

const isSame = (one: IndicatorDraft, other: IndicatorDraft): boolean => (Object.keys(other) as (keyof IndicatorDraft)[]).every((field) => one[field] === other[field]);

type Step = { readonly listed: ListedIndicator; readonly match: Indicator | null; readonly draft: IndicatorDraft; readonly differs: boolean };

const planOf = (mine: ReadonlyMap<string, Indicator>, listed: readonly ListedIndicator[]): Result<readonly Step[]> => {
  const seen = new Set<string>();
  const steps: Step[] = [];
  for (const [index, one] of listed.entries()) {
    const key = keyOf(one.code, one.title);
    if (seen.has(key)) return invalid([{ row: index + 1, field: 'name', message: `“${one.title}” stands in the file twice` }]);
    seen.add(key);
    const match = matchOf(mine, one);
    const checked = checkIndicator(mergedWith(one, match));
    if (!checked.ok) return invalid((checked.refusal.faults ?? []).map((fault) => ({ ...fault, row: index + 1 })));
    steps.push({ listed: one, match, draft: checked.value, differs: match === null || !isSame(match, checked.value) });
  }
  return ok(steps);
};

const write = async ({ tx, here }: Work, steps: readonly Step[], framework: string | null): Promise<void> => {
  const asked = await askedBy(tx, here.id);
  for (const { listed, match, draft, differs } of steps) {
    const id = match?.id ?? (await insertIndicator(tx, here.id, draft, null)).id;
    if (match !== null && differs) await updateIndicator(tx, here.id, match.id, match.version, draft);
    if (framework !== null) await setAskedBy(tx, here.id, id, [...(asked.get(id) ?? []).filter((one) => one.framework !== framework), { framework, code: listed.asked ?? listed.title.slice(0, 40) }]);
  }
};

/** Takes a list of indicators into use: those that are new are added, those that are here are brought up to date, none is doubled. A preview keeps nothing. */
export const importIndicators = async (work: Work, listed: readonly ListedIndicator[], framework: string | null, keep: boolean): Promise<Result<ListPlan>> => {
  const { tx, here } = work;
  await lockFigures(tx, here.id);
  const steps = planOf(known(await indicatorsOf(tx, here.id)), listed);
  if (!steps.ok) return steps;
  const [fresh, changed] = [steps.value.filter(({ match }) => match === null), steps.value.filter(({ match, differs }) => match !== null && differs)].map((some) => some.map((one) => one.draft.title)) as [string[], string[]];
  if (keep) await write(work, steps.value, framework);
  if (keep && fresh.length + changed.length > 0) await record(work, { what: 'IndicatorsImported', subject: { kind: 'framework', id: null }, data: { framework, added: fresh.length, changed: changed.length } });
  return ok({ fresh, changed, same: listed.length - fresh.length - changed.length });
};
