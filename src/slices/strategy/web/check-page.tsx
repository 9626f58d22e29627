import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { findingsOf, sign } from '../commands/edit-agreement.ts';
import { readAgreement, type TargetWhole } from '../commands/read-agreement.ts';
import { seenOf } from '../commands/seen-agreement.ts';
import { severities, type AgreementFinding, type Severity } from '../core/agreement-finding.ts';
import type { Agreement } from '../core/kept-target.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { agreementById } from '../store/agreement-store.ts';
import { countsOf } from './agreements-page.tsx';
import { pressWhole } from './changed-since.tsx';
import { Press, SeverityTag } from './parts.tsx';
import { strategySide } from './strategy-side.ts';

const most = 12;

const Finding = ({ one }: { readonly one: AgreementFinding }) => (
  <li class="govuk-!-margin-bottom-3"><SeverityTag severity={one.severity} /> {one.reason}<br />{one.fix} <span class="govuk-body-s">({one.source})</span></li>
);

const Group = ({ title, href, findings }: { readonly title: string; readonly href: string | null; readonly findings: readonly AgreementFinding[] }) => (
  <li class={findings.some((one) => one.severity === 'stop') ? 'joinery-finding joinery-finding--sharp' : 'joinery-finding'}>
    <h3 class="govuk-heading-s govuk-!-margin-bottom-2">{href === null ? title : <a class="govuk-link" href={href}>{title}</a>}</h3>
    <ul class="govuk-list">{findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)).map((one) => <Finding one={one} />)}</ul>
  </li>
);

type Grouped = { readonly title: string; readonly href: string | null; readonly findings: readonly AgreementFinding[] };

// What is gravest first: whatever stands against signing, then what is to be talked over, then the rest.
const groupsOf = (ask: AskHere, targets: readonly TargetWhole[], findings: readonly AgreementFinding[]): readonly Grouped[] => {
  const byKey = new Map(targets.map((one) => [one.kept.key, one.kept]));
  const worst = (group: Grouped): number => Math.min(...group.findings.map((one) => severities.indexOf(one.severity)));
  return [...Map.groupBy(findings, (one) => one.target)]
    .map(([key, own]): Grouped => { const target = key === null ? undefined : byKey.get(key); return { title: key === null ? 'The agreement as a whole' : `${key}: ${target?.title ?? ''}`, href: target === undefined ? null : ask.link(`/strategy/targets/${target.id}`), findings: own }; })
    .toSorted((a, b) => worst(a) - worst(b));
};

const signWords = (stops: number): string => (stops === 0 ? 'A note to go with it (optional)' : 'Why do you sign all the same?');

const Sign = ({ ask, agreement, seen, stops, why, faults }: { readonly ask: AskHere; readonly agreement: Agreement; readonly seen: string; readonly stops: number; readonly why: string; readonly faults: readonly Fault[] }) => (
  <>
    <h2 class="govuk-heading-m" id="sign">Sign it</h2>
    <p class="govuk-body">{stops === 0 ? 'Signing keeps the agreement as it stands as a draft of its own. Afterwards each change to a target says why.' : 'It is refused while something stands against it, unless you say in writing why you sign all the same. What you write stays with the agreement.'}</p>
    <Press action={ask.link(`/strategy/agreements/${agreement.id}/sign`)} version={agreement.version} seen={seen} text="Sign this agreement" faults={faults} why={{ label: signWords(stops), value: why }} />
  </>
);

const checkReply = async (ask: AskHere, why: string, faults: readonly Fault[]): Answered => {
  const id = readId<'agreement'>(ask.params['id']);
  const found = await ask.within(async (tx) => {
    const agreement = id === null ? null : await agreementById(tx, ask.here.id, id);
    return agreement === null ? null : { whole: await readAgreement(tx, ask.here.id, agreement), findings: await findingsOf(workOf(ask, tx), agreement), limits: limitsFromPack(await ask.services.packFor(tx, ask.here)) };
  });
  if (found === null) return notFound('There is no such agreement here.');
  const { whole: { agreement, targets }, findings } = found;
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  const groups = groupsOf(ask, targets, findings);
  const open = agreement.status === 'draft' || agreement.status === 'negotiating';
  return ok(
    page({
      title: 'Check of the agreement', side: strategySide(ask, 'agreements'), back: { href: ask.link(`/strategy/agreements/${agreement.id}`) }, ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
      body: (
        <>
          {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
          <PageHeading caption={agreement.title} heading="Check of the agreement" lead={`${plural(count('stop'), 'thing')} to mend before signing, ${count('warn')} to talk over, ${count('note')} good to know. ${countsOf(targets, found.limits).join(', ')}.`} />
          {targets.length === 0 ? <p class="govuk-body">There is no target to check yet.</p> : null}
          {groups.length === 0 && targets.length > 0 ? <p class="govuk-body">Nothing was found.</p> : <ul class="joinery-findings">{groups.slice(0, most).map((group) => <Group {...group} />)}</ul>}
          {groups.length > most && <Details summaryText={`Show ${plural(groups.length - most, 'more target')}`} html={<ul class="joinery-findings">{groups.slice(most).map((group) => <Group {...group} />)}</ul>} />}
          {open && ask.may('strategy.edit') && targets.length > 0 ? <Sign ask={ask} agreement={agreement} seen={seenOf(found.whole)} stops={count('stop')} why={why} faults={faults} /> : null}
        </>
      ),
    }),
  );
};

/** What the checks find before signing: target by target, the gravest first, each with what to do. */
export const checkPage = (ask: AskHere): Answered => checkReply(ask, '', []);

/** Signs, or shows why it is refused with what was written. */
export const signNow = pressWhole({
  act: async (work, id, sent) => { const done = await sign(work, id, sent); return done.ok ? ok(`/strategy/agreements/${done.value}`) : done; },
  again: async ({ agreement }, ask) => ({ path: '/sign', text: 'Sign it as it stands now', why: { label: signWords((await ask.within((tx) => findingsOf(workOf(ask, tx), agreement))).filter((one) => one.severity === 'stop').length) } }),
  faulty: checkReply,
  done: 'The agreement is signed',
});
