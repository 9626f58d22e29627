import { sql } from 'kysely';
import { ok, type Fault } from '#lib/result.ts';
import { run } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { record } from '#platform/db/event.ts';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { most } from '../core/limits.ts';
import { readProfile, updateProfile, type Profile } from '../store/profile-store.ts';
import { peopleSide } from './people-side.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from '#platform/http/record-page.tsx';

const text = (profile: Profile): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(profile).map(([name, value]) => [name, value == null ? '' : String(value)]));

const canDecide: Readonly<Record<string, string>> = {
  'company-limited-by-guarantee': 'A company can hold money, own things and employ people in its own name. It answers to company law as well as to its members.',
  unincorporated: 'A voluntary association has no legal standing of its own. It can agree, advise and influence. It can’t own, employ, or account for public money: each member decides for itself, and the accountable body holds the money.',
  undecided: 'Until this is settled, treat the partnership as a voluntary association: it can agree and advise, and its members decide.',
};

const formOf = async (ask: AskHere, values: Readonly<Record<string, string>>, version: number): Promise<RecordForm> => {
  const pack = await ask.within((tx) => ask.services.packFor(tx, ask.here));
  const options = (catalogue: string) => (pack.catalogues[catalogue] ?? []).map((item) => ({ value: item.id, text: item.title }));
  const status = values['legalStatus'] ?? 'undecided';
  const meaning = pack.catalogues['legal-statuses']?.find((item) => item.id === status)?.meaning ?? canDecide[status];
  const fields: readonly Field[] = [
    { name: 'name', label: 'Name of the partnership' },
    { name: 'legalStatus', label: 'Legal status', options: options('legal-statuses') },
    { name: 'area', label: 'Area' },
    { name: 'tier', label: 'Kind of area', options: options('tiers') },
    { name: 'areaCode', label: 'Area code (GSS)', hint: 'For example E10000007' },
    { name: 'accountableBody', label: 'Accountable body', hint: 'Who holds and answers for money on the partnership’s behalf' },
    { name: 'supportTeam', label: 'Support team', hint: 'Who they are, and how to reach them', kind: 'lines' },
    { name: 'about', label: 'What the partnership is for', kind: 'lines' },
  ];
  return {
    heading: 'About the partnership', caption: ask.here.name, action: ask.link('/people/about'), back: ask.link('/people'), side: peopleSide(ask, 'about'), fields, values, version, mayEdit: ask.may('people.edit'),
    below: <InsetText><strong>What it can decide.</strong> {meaning}</InsetText>,
  };
};

export const aboutPage = async (ask: AskHere): Answered => {
  const profile = (await ask.within((tx) => readProfile(tx, ask.here.id))) as Profile;
  return ok(recordReply(await formOf(ask, { ...text(profile), name: ask.here.name }, profile.version)));
};

export const saveAbout = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const get = (name: string): string | null => (form.value.lines(name) === '' ? null : form.value.lines(name));
  const values: Omit<Profile, 'version'> = { legalStatus: get('legalStatus') ?? 'undecided', tier: get('tier') ?? '', area: get('area') ?? '', areaCode: get('areaCode'), accountableBody: get('accountableBody'), supportTeam: get('supportTeam'), about: get('about') };
  const version = Number(form.value.text('version')) || 0;
  const name = form.value.text('name');
  const shown = await formOf(ask, { ...text({ ...values, version }), name }, version);
  const faults: Fault[] = values.area === '' ? [{ field: 'area', message: 'Enter the area it covers' }] : [];
  if (name === '') faults.push({ field: 'name', message: 'Enter the name of the partnership' });
  else if (name.length < 3 || name.length > 120) faults.push({ field: 'name', message: 'Name must be between 3 and 120 characters' });
  for (const field of ['area', 'accountableBody', 'supportTeam', 'about'] as const) if ((values[field] ?? '').length > most.remit) faults.push({ field, message: 'This must be 5,000 characters or fewer' });
  if (values.areaCode !== null && !/^[A-Z]\d{8}$/.test(values.areaCode)) faults.push({ field: 'areaCode', message: 'Area code must be a letter and eight figures, like E10000007' });
  if (faults.length > 0) return ok(recordReply(shown, faults));
  const saved = await ask.within(async (tx) => {
    const done = await updateProfile(tx, ask.here.id, version, values);
    if (!done) return false;
    await run(tx, sql`update platform.partnership set name = ${name} where id = ${ask.here.id}`);
    await record(workOf(ask, tx), { what: 'ProfileChanged', subject: { kind: 'partnership', id: ask.here.id }, data: { ...values, name } });
    return done;
  });
  if (!saved) {
    const theirs = (await ask.within((tx) => readProfile(tx, ask.here.id))) as Profile;
    return refusedReply(shown, { kind: 'conflict', message: '' }, { values: { ...text(theirs), name: ask.here.name }, version: theirs.version });
  }
  sayNext(ask.http, 'Saved');
  return ok(redirect(ask.link('/people/about')));
};
