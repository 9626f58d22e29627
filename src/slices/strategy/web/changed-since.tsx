import { readId } from '#lib/id.ts';
import { ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { noAgreement } from '../commands/edit-agreement.ts';
import { readAgreement, type AgreementWhole } from '../commands/read-agreement.ts';
import { changesSince, seenOf, type UnseenChange } from '../commands/seen-agreement.ts';
import type { AgreementId } from '../core/kept-target.ts';
import { agreementById } from '../store/agreement-store.ts';
import { revisionsOf, targetsOf, type Revision } from '../store/target-store.ts';
import { Press } from './parts.tsx';
import { strategySide } from './strategy-side.ts';
import { changesOf } from './target-history.tsx';

/** What a form about a whole agreement sent: the version of its record, what it showed of the targets, and the words. */
export type SentWhole = { readonly version: number; readonly seen: string; readonly why: string };

/** The same form once more, for who has seen what changed. */
export type Again = { readonly path: string; readonly text: string; readonly why: { readonly label: string; readonly hint?: string } };

type Change = UnseenChange & { readonly lines: readonly string[] };

const linesOf = (change: UnseenChange, revisions: readonly Revision[], organisations: ReadonlyMap<string, string>): readonly string[] => {
  if (change.leftOut) return [`Left out: ${change.target.leftOutWhy ?? ''}`];
  if (change.from === null) return ['Added'];
  const [now, was] = [revisions[0], revisions.find((one) => one.version <= (change.from ?? 0))];
  const lines = now === undefined || was === undefined || now === was ? [] : changesOf(now, was, organisations);
  return [...lines, ...(change.besides ? ['Who leads, who contributes and what they answered, or what it rests on'] : [])];
};

const changesIn = (ask: AskHere, whole: AgreementWhole, seen: string): Promise<readonly Change[]> =>
  ask.within(async (tx) => {
    const organisations = new Map(whole.membership.organisations.map((one) => [one.id as string, one.name]));
    const changes: Change[] = [];
    for (const one of changesSince(seen, whole, await targetsOf(tx, ask.here.id, whole.agreement.id, true))) changes.push({ ...one, lines: linesOf(one, await revisionsOf(tx, ask.here.id, one.target.id), organisations) });
    return changes;
  });

const changedReply = (ask: AskHere, whole: AgreementWhole, changes: readonly Change[], again: Again, why: string): Answered => {
  const { agreement } = whole;
  const at = ask.link(`/strategy/agreements/${agreement.id}`);
  return Promise.resolve(ok(page({
    title: 'The targets changed after you opened the page', side: strategySide(ask, 'agreements'), back: { href: at }, status: 409,
    body: (
      <>
        <PageHeading caption={agreement.title} heading="The targets changed after you opened the page" lead={`Nothing was done. ${plural(changes.length, 'target is', 'targets are')} not as the page showed. What you wrote is still here.`} />
        <ul class="joinery-findings">
          {changes.map((one) => (
            <li class="joinery-finding">
              <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{one.leftOut ? `${one.target.key}: ${one.target.title}` : <a class="govuk-link" href={ask.link(`/strategy/targets/${one.target.id}`)}>{one.target.key}: {one.target.title}</a>}</h2>
              <ul class="govuk-list">{one.lines.map((line) => <li>{line}</li>)}</ul>
            </li>
          ))}
        </ul>
        <p class="govuk-body"><a class="govuk-link" href={`${at}/check`}>See the check of the agreement as it stands now</a></p>
        <Press action={`${at}${again.path}`} version={agreement.version} seen={seenOf(whole)} text={again.text} why={{ ...again.why, value: why }} />
      </>
    ),
  })));
};

type WholePress = {
  readonly act: (work: Work, id: AgreementId, sent: SentWhole) => Promise<Result<string>>;
  readonly again: (whole: AgreementWhole, ask: AskHere) => Promise<Again>;
  /** The page with what is wrong beside its field; without it a plain refusal. */
  readonly faulty?: (ask: AskHere, why: string, faults: readonly Fault[]) => Answered;
  readonly done: string;
};

/** One press about an agreement with its targets. Where these are not what the form showed, it says what changed and asks once more. */
export const pressWhole = ({ act, again, faulty, done }: WholePress) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = readId<'agreement'>(ask.params['id']);
  if (!form.ok) return form;
  if (id === null) return noAgreement;
  const sent: SentWhole = { version: Number(form.value.text('version')) || 0, seen: form.value.text('seen'), why: form.value.lines('why') };
  const did = await ask.within((tx) => act(workOf(ask, tx), id, sent));
  if (did.ok) {
    sayNext(ask.http, done);
    return ok(redirect(ask.link(did.value)));
  }
  if (did.refusal.kind === 'invalid' && faulty !== undefined) return faulty(ask, sent.why, did.refusal.faults ?? []);
  if (did.refusal.kind !== 'conflict') return did;
  const whole = await ask.within(async (tx) => { const agreement = await agreementById(tx, ask.here.id, id); return agreement === null ? null : readAgreement(tx, ask.here.id, agreement); });
  const changes = whole === null || whole.agreement.version !== sent.version ? [] : await changesIn(ask, whole, sent.seen);
  return whole === null || changes.length === 0 ? did : changedReply(ask, whole, changes, await again(whole, ask), sent.why);
};
