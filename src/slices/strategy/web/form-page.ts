import { notFound, ok, type Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type RecordForm } from '#platform/http/record-page.tsx';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { staleRecord } from '../commands/edit-plan.ts';
import { strategySide, type StrategyPart } from './strategy-side.ts';
import type { Values } from './typed-values.ts';

/** The form of one kind of record: what it needs, how it looks, what it saves. */
export type FormPage<Seen> = {
  readonly part: StrategyPart;
  /** What the form needs to know; null when there is no such record. */
  readonly load: (ask: AskHere, tx: Tx) => Promise<Seen | null>;
  readonly missing: string;
  readonly form: (ask: AskHere, seen: Seen) => Pick<RecordForm, 'heading' | 'caption' | 'action' | 'back' | 'fields' | 'lead' | 'below'>;
  /** The record as it stands, for what was sent where that decides which it is; the values that a new one begins with, at version 0. */
  readonly current: (seen: Seen, ask: AskHere, sent?: Values) => { readonly values: Values; readonly version: number };
  /** Saves what was sent and says where to go next. */
  readonly save: (work: Work, seen: Seen, values: Values, version: number) => Promise<Result<string>>;
  readonly done: string;
};

const formOf = <Seen>(page: FormPage<Seen>, ask: AskHere, seen: Seen, values: Values, version: number): RecordForm => ({ ...page.form(ask, seen), side: strategySide(ask, page.part), values, version, mayEdit: true });

/** Shows the form of a record. */
export const showForm = <Seen>(page: FormPage<Seen>) => async (ask: AskHere): Answered => {
  const seen = await ask.within((tx) => page.load(ask, tx));
  if (seen === null) return notFound(page.missing);
  const { values, version } = page.current(seen, ask);
  return ok(recordReply(formOf(page, ask, seen, values, version)));
};

/** Saves what the form sent, or shows what is wrong with it, or both versions where somebody else saved first. */
export const takeForm = <Seen>(page: FormPage<Seen>) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const seen = await ask.within((tx) => page.load(ask, tx));
  if (seen === null) return notFound(page.missing);
  const values = sentValues(form.value, page.form(ask, seen).fields);
  const version = Number(form.value.text('version')) || 0;
  const done = await ask.within((tx) => page.save(workOf(ask, tx), seen, values, version));
  if (done.ok) {
    sayNext(ask.http, page.done);
    return ok(redirect(ask.link(done.value)));
  }
  const after = (await ask.within((tx) => page.load(ask, tx))) ?? seen;
  const theirs = page.current(after, ask, values);
  return refusedReply(formOf(page, ask, after, values, version), done.refusal, theirs.version === 0 || done.refusal !== staleRecord.refusal ? null : theirs);
};

/** One press with a version and perhaps a reason: does it, says so, and goes on. */
export const press = (act: (work: Work, ask: AskHere, version: number, why: string) => Promise<Result<string>>, done: string) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const did = await ask.within((tx) => act(workOf(ask, tx), ask, Number(form.value.text('version')) || 0, form.value.lines('why')));
  if (!did.ok) return did;
  sayNext(ask.http, done);
  return ok(redirect(ask.link(did.value)));
};
