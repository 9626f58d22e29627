import { readId } from '#lib/id.ts';
import type { Membership } from '#partnership';
import { readAreas, readMembership } from '#partnership/reads';
import { offerContribution, saveShares, versionOfShares } from '../commands/edit-contributors.ts';
import { figure } from '../core/figures.ts';
import type { KeptTarget } from '../core/kept-target.ts';
import { readNumber } from '../core/read-number.ts';
import { proposeSplit } from '../core/split-target.ts';
import { sharesOf, type Share } from '../store/contributor-store.ts';
import { targetById } from '../store/target-store.ts';
import type { FormPage } from './form-page.ts';
import { typed } from './typed-values.ts';

type Seen = { readonly target: KeptTarget; readonly membership: Membership };

/** The form by which a partner is asked to contribute to a target. */
export const contributorForm: FormPage<Seen> = {
  part: 'agreements', missing: 'There is no such target here.', done: 'The partner is named, and waits to be asked for its yes',
  load: async (ask, tx) => {
    const id = readId<'target'>(ask.params['id']);
    const target = id === null ? null : await targetById(tx, ask.here.id, id);
    return target === null || target.leftOutOn !== null ? null : { target, membership: await readMembership(tx, ask.here.id) };
  },
  form: (ask, { target, membership }) => ({
    heading: 'Ask a partner to contribute', caption: target.title, action: ask.link(`/strategy/targets/${target.id}/contributors`), back: ask.link(`/strategy/targets/${target.id}`), lead: 'The partner is asked itself. Until it says yes, it counts as not accepted.',
    fields: [
      { name: 'organisation', label: 'Organisation', options: [{ value: '', text: 'Choose' }, ...membership.organisations.map((one) => ({ value: one.id, text: one.name }))] },
      { name: 'what', label: 'What is it asked to do?', kind: 'lines' },
      { name: 'asked', label: 'Who can say yes for it?', options: [{ value: '', text: 'Whoever sits for it' }, ...membership.people.map((one) => ({ value: one.id, text: one.name }))] },
    ],
  }),
  current: () => ({ values: {}, version: 0 }),
  save: async (work, { target }, values) => {
    const from = typed(values);
    const done = await offerContribution(work, target.id, { organisation: from.id<'organisation'>('organisation'), what: from.text('what'), asked: from.id<'person'>('asked') });
    return done.ok ? { ok: true, value: `/strategy/targets/${target.id}` } : done;
  },
};

type SeenShares = { readonly target: KeptTarget; readonly shares: readonly Share[]; readonly areas: readonly string[] };

const isBased = ({ valueKind }: KeptTarget): boolean => valueKind === 'per-cent' || valueKind === 'rate';
const line = (based: boolean) => (one: Omit<Share, 'period'>): string => [one.area, one.value === null ? '' : figure(one.value), ...(based ? [one.base === null ? '' : figure(one.base)] : []), one.agreed ? 'yes' : 'no'].join('; ');

const proposed = ({ target, areas }: SeenShares, period: string): readonly string[] => {
  const value = target.yearly.find((one) => one.period === period)?.value ?? null;
  if (value === null) return [];
  return proposeSplit({ by: isBased(target) ? (target.valueKind as 'per-cent' | 'rate') : 'count', value, base: target.denominator }, areas.map((area) => ({ area, base: null }))).map((part) => line(isBased(target))({ ...part, agreed: false }));
};

const readLine = (written: string, based: boolean, fault: (message: string) => void): Omit<Share, 'period'> => {
  const [area = '', value = '', ...rest] = written.split(/[;\t]/).map((part) => part.trim());
  if (/[:=]\s*-?[\d.,]+%?$/.test(area)) fault(`Put a semicolon between the area and its part in “${written}”`);
  const [base = '', agreed = ''] = based ? rest : ['', rest[0]];
  const number = (text: string): number | null => {
    const read = readNumber(text);
    if (read.is === 'fault') fault(`“${text}” for ${area} must be a figure, like 42 or 1,200`);
    return read.is === 'number' ? read.value : null;
  };
  return { area, value: number(value), base: number(base), agreed: /^(yes|y|agreed|true|1)$/i.test(agreed) };
};

/** The form of what each part of the area takes of a target in one year. */
export const sharesForm: FormPage<SeenShares> = {
  part: 'levels', missing: 'There is no such target here.', done: 'The parts are saved',
  load: async (ask, tx) => {
    const id = readId<'target'>(ask.params['id']);
    const target = id === null ? null : await targetById(tx, ask.here.id, id);
    if (target === null || target.leftOutOn !== null || target.yearly.length === 0) return null;
    const areas = await readAreas(tx, ask.here.id);
    const within = areas.filter((one) => one.within.length > 0 && !areas.some((other) => other.within.includes(one.code))).map((one) => one.name);
    return { target, shares: await sharesOf(tx, ask.here.id, { target: target.id }), areas: target.area.length > 1 ? target.area : within };
  },
  form: (ask, { target }) => ({
    heading: 'Split the target between areas', caption: target.title, action: ask.link(`/strategy/targets/${target.id}/shares`), back: ask.link(`/strategy/targets/${target.id}`),
    lead: isBased(target) ? 'A per cent or a rate of the whole is the parts weighted by what each is out of. Give both, and Joinery says whether they make the whole.' : 'The parts are added up. Joinery says whether they make the whole, and what is missing.',
    fields: [
      { name: 'period', label: 'Year', options: target.yearly.map((one) => ({ value: one.period, text: one.value === null ? one.period : `${one.period}: ${figure(one.value)}` })) },
      { name: 'shares', label: 'The parts', kind: 'lines', hint: isBased(target) ? 'One area a line, with semicolons: area; its part; out of how many; whether the area agreed. For example: Ambleton; 62.5; 1,200; yes' : 'One area a line, with semicolons: area; its part; whether the area agreed. For example: Ambleton; 120; yes' },
    ],
  }),
  current: (seen, ask, sent) => {
    const wanted = sent?.['period'] ?? ask.query.get('period');
    const period = seen.target.yearly.find((one) => one.period === wanted)?.period ?? seen.target.yearly[0]?.period ?? '';
    const own = seen.shares.filter((one) => one.period === period);
    return { values: { period, shares: (own.length > 0 ? own.map(line(isBased(seen.target))) : proposed(seen, period)).join('\n') }, version: versionOfShares(period, own) };
  },
  save: async (work, { target }, values, version) => {
    const from = typed(values);
    const shares = from.read(from.lines('shares').map((written) => readLine(written, isBased(target), (message) => from.fault('shares', message))).filter((one) => one.area !== ''));
    if (!shares.ok) return shares;
    const done = await saveShares(work, target.id, { period: from.text('period'), version }, shares.value);
    return done.ok ? { ok: true, value: `/strategy/targets/${target.id}#parts` } : done;
  },
};
