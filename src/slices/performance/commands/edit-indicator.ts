import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkIndicator, emptyIndicator, isCode, type Indicator, type IndicatorDraft, type IndicatorId, type IndicatorInput } from '../core/indicator.ts';
import { askedBy, indicatorById, indicatorsOf, insertIndicator, lockFigures, retireIndicator, setAskedBy, setIndicatorLead, updateIndicator, type AskedBy } from '../store/indicator-store.ts';

const gone = notFound('There is no such indicator here.');
const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this indicator after you opened it. Nothing of theirs was overwritten: open it again to see what they saved.' });

const isSame = (one: IndicatorDraft, other: IndicatorDraft): boolean => (Object.keys(emptyIndicator) as (keyof IndicatorDraft)[]).every((field) => one[field] === other[field]);

const membershipFaults = async ({ tx, here }: Work, draft: IndicatorDraft): Promise<readonly Fault[]> => {
  const { organisations, people } = await readMembership(tx, here.id);
  const known = (id: PersonId | null): boolean => id === null || people.some((one) => one.id === id);
  return [
    ...(draft.leadOrganisation === null || organisations.some((one) => one.id === draft.leadOrganisation) ? [] : [{ field: 'leadOrganisation', message: 'Choose an organisation of this partnership' }]),
    ...(known(draft.leadPerson) ? [] : [{ field: 'leadPerson', message: 'Choose a person of this partnership' }]),
    ...(known(draft.compilingPerson) ? [] : [{ field: 'compilingPerson', message: 'Choose a person of this partnership' }]),
    ...(known(draft.accountablePerson) ? [] : [{ field: 'accountablePerson', message: 'Choose a person of this partnership' }]),
  ];
};

const sound = async (work: Work, input: IndicatorInput, id: IndicatorId | null): Promise<Result<IndicatorDraft>> => {
  const checked = checkIndicator(input);
  if (!checked.ok) return checked;
  const { code, title } = checked.value;
  const others = (await indicatorsOf(work.tx, work.here.id)).filter((one) => one.id !== id);
  const twin = code === null ? undefined : others.find((one) => isCode(one, code));
  const faults = [
    ...(await membershipFaults(work, checked.value)),
    ...(twin !== undefined ? [{ field: 'code', message: `There is already an indicator with the code ${twin.code ?? code}` }] : []),
    ...(others.some((one) => one.title.toLowerCase() === title.toLowerCase() && one.code === code) ? [{ field: 'title', message: 'There is already an indicator with this name' }] : []),
  ];
  return faults.length > 0 ? invalid(faults) : checked;
};

/** Adds an indicator, and which frameworks ask for it. */
export const addIndicator = async (work: Work, input: IndicatorInput, asked: readonly AskedBy[] = []): Promise<Result<IndicatorId>> => {
  const { tx, here } = work;
  await lockFigures(tx, here.id);
  const checked = await sound(work, input, null);
  if (!checked.ok) return checked;
  const { id } = await insertIndicator(tx, here.id, checked.value, null);
  await setAskedBy(tx, here.id, id, asked);
  await record(work, { what: 'IndicatorAdded', subject: { kind: 'indicator', id }, data: { code: checked.value.code, title: checked.value.title } });
  return ok(id);
};

/** Changes what an indicator is; refused when somebody else changed it to something else first. */
export const changeIndicator = async (work: Work, id: IndicatorId, version: number, input: IndicatorInput): Promise<Result<IndicatorId>> => {
  const { tx, here } = work;
  await lockFigures(tx, here.id);
  const current = await indicatorById(tx, here.id, id);
  if (current === null) return gone;
  const checked = await sound(work, input, id);
  if (!checked.ok) return checked;
  if (isSame(current, checked.value)) return ok(id);
  if (current.version !== version || !(await updateIndicator(tx, here.id, id, version, checked.value))) return stale;
  const changed = (Object.keys(emptyIndicator) as (keyof IndicatorDraft)[]).filter((field) => current[field] !== checked.value[field]);
  await record(work, { what: 'IndicatorChanged', subject: { kind: 'indicator', id }, data: { title: checked.value.title, changed, was: Object.fromEntries(changed.map((field) => [field, current[field]])) } });
  return ok(id);
};

/** Takes an indicator out of use; its figures stay. */
export const retire = async (work: Work, id: IndicatorId, version: number): Promise<Result<null>> => {
  const { tx, here } = work;
  const current = await indicatorById(tx, here.id, id);
  if (current === null) return gone;
  if (current.retiredOn !== null) return ok(null);
  if (!(await retireIndicator(tx, here.id, id, version, dayOf(work.now)))) return stale;
  await record(work, { what: 'IndicatorRetired', subject: { kind: 'indicator', id }, data: { title: current.title } });
  return ok(null);
};

/** Gives an indicator's figures to another person to bring. */
export const handOverIndicator = async (work: Work, id: IndicatorId, to: PersonId): Promise<Result<string>> => {
  const { tx, here } = work;
  const indicator = await indicatorById(tx, here.id, id);
  const person = (await readMembership(tx, here.id)).people.find((one) => one.id === to);
  if (indicator === null || person === undefined) return notFound('There is no such indicator or person here.');
  await setIndicatorLead(tx, here.id, id, to, person.organisation ?? indicator.leadOrganisation);
  await record(work, { what: 'IndicatorHandedOver', subject: { kind: 'indicator', id }, data: { title: indicator.title, to } });
  return ok(`The figures of “${indicator.title}” are now brought by ${person.name}`);
};

/** Takes indicators of the pack into use, by framework and code; those that are here already are asked for once more, and not doubled. Returns how many are new. */
export const adoptIndicators = async (work: Work, framework: string, codes: readonly string[]): Promise<Result<number>> => {
  const { tx, here } = work;
  await lockFigures(tx, here.id);
  const pack = await work.services.packFor(tx, here);
  const asks = pack.frameworks.find((one) => one.id === framework);
  if (asks === undefined) return notFound('The pack has no such framework.');
  const mine = await indicatorsOf(tx, here.id);
  const asked = await askedBy(tx, here.id);
  let added = 0;
  for (const wanted of asks.indicators.filter((one) => codes.includes(one.code))) {
    const known = mine.find((one) => isCode(one, wanted.code));
    const { id } = known ?? (await insertIndicator(tx, here.id, { ...emptyIndicator, code: wanted.code, title: wanted.title, definition: wanted.definition ?? '', theme: wanted.theme ?? '', better: wanted.better, measure: wanted.measure ?? 'other', kind: wanted.kind ?? 'outcome' }, null));
    const others = (known === undefined ? [] : (asked.get(known.id) ?? [])).filter((one) => one.framework !== framework);
    await setAskedBy(tx, here.id, id, [...others, { framework, code: wanted.code }]);
    added += known === undefined ? 1 : 0;
  }
  if (added > 0) await record(work, { what: 'IndicatorsAdopted', subject: { kind: 'framework', id: null }, data: { framework, added } });
  return ok(added);
};

export type { Indicator };
