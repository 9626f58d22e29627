import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { close, findingsOf, negotiate, noAgreement, startNext, takeDraft } from '../commands/edit-agreement.ts';
import { kindName, readAgreement, type TargetWhole } from '../commands/read-agreement.ts';
import { seenOf } from '../commands/seen-agreement.ts';
import type { AgreementFinding } from '../core/agreement-finding.ts';
import type { AgreementLimits } from '../core/agreement.ts';
import { valueOf } from '../core/figures.ts';
import type { Agreement, KeptTarget } from '../core/kept-target.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { agreementById, agreementsOf } from '../store/agreement-store.ts';
import { draftsOf, roundsOf, type DraftHead, type Round } from '../store/negotiation-store.ts';
import { targetsOf } from '../store/target-store.ts';
import { pressWhole } from './changed-since.tsx';
import { press } from './form-page.ts';
import { AgreementTag, Press, WideTable } from './parts.tsx';
import { strategySide } from './strategy-side.ts';

/** Every agreement, the newest first. */
export const agreementsPage = async (ask: AskHere): Answered => {
  const { agreements, counts } = await ask.within(async (tx) => {
    const all = await agreementsOf(tx, ask.here.id);
    const targets = new Map<string, number>();
    for (const one of all) targets.set(one.id, (await targetsOf(tx, ask.here.id, one.id)).length);
    return { agreements: all, counts: targets };
  });
  return ok(
    page({
      title: 'Agreements and targets', side: strategySide(ask, 'agreements'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Agreements and targets" lead={agreements.length === 0 ? 'What the partnership has promised to reach, by when, and who answers for it. Begin with the agreement that holds now; its targets can be read in from a file.' : `${plural(agreements.length, 'agreement')}.`} />
          {ask.may('strategy.edit') && <Button text="Add an agreement" href={ask.link('/strategy/agreements/new/edit')} {...(agreements.length === 0 ? {} : { classes: 'govuk-button--secondary' })} />}
          {agreements.length > 0 && (
            <WideTable
              caption="Agreements, the newest first" hiddenCaption head={['Agreement', 'From', 'To', { text: 'Targets', format: 'numeric' }, 'Status']}
              rows={agreements.map((one) => [{ html: <a class="govuk-link" href={ask.link(`/strategy/agreements/${one.id}`)}>{one.title}</a> }, { text: one.from === null ? 'Not said' : formatDay(one.from) }, { text: one.to === null ? 'Not said' : formatDay(one.to) }, { text: String(counts.get(one.id) ?? 0), format: 'numeric' }, { html: <AgreementTag status={one.status} /> }])}
            />
          )}
        </>
      ),
    }),
  );
};

/** How many targets of each kind there are, of how many there may be: '12 of 35 designated'. */
export const countsOf = (targets: readonly TargetWhole[], limits: AgreementLimits): readonly string[] =>
  limits.kinds.map(({ kind, most }) => {
    const count = targets.filter((one) => one.kept.kind === kind).length;
    return `${count}${most === null ? '' : ` of ${most}`} ${kindName(kind).toLowerCase()}`;
  });

const lastYear = ({ kept, said }: TargetWhole): string => {
  const last = kept.yearly.findLast((one) => one.value !== null);
  return last === undefined || last.value === null ? 'None' : `${valueOf(said, last.value)} by ${last.period}`;
};

/** The targets of an agreement as a table. */
const Targets = ({ ask, targets }: { readonly ask: AskHere; readonly targets: readonly TargetWhole[] }) => (
  <WideTable
    caption="Targets" head={['Target', 'Indicator', 'Kind', 'Lead', { text: 'Baseline', format: 'numeric' }, { text: 'Target', format: 'numeric' }, 'Partners who said yes']}
    rows={targets.map((one) => [
      { html: <><a class="govuk-link" href={ask.link(`/strategy/targets/${one.kept.id}`)}>{one.kept.key}: {one.kept.title}</a></> }, { text: one.kept.indicator ?? 'None' }, { text: kindName(one.kept.kind) }, { text: one.said.lead ?? 'Nobody' },
      { text: one.kept.baseline === null ? 'None' : `${valueOf(one.said, one.kept.baseline)}${one.kept.baselinePeriod === null ? '' : ` in ${one.kept.baselinePeriod}`}`, format: 'numeric' }, { text: lastYear(one), format: 'numeric' },
      { text: one.contributors.length === 0 ? 'None named' : `${one.contributors.filter((each) => each.answer === 'accepted').length} of ${one.contributors.length}` },
    ])}
  />
);

const Negotiation = ({ ask, agreement, rounds }: { readonly ask: AskHere; readonly agreement: Agreement; readonly rounds: readonly Round[] }) => (
  <>
    <h2 class="govuk-heading-m" id="negotiation">Negotiation</h2>
    {rounds.length === 0 ? <p class="govuk-body">Nothing is noted yet: who asked for what, and why.</p> : (
      <WideTable
        caption="What was asked for, the last round first" hiddenCaption head={[{ text: 'Round', format: 'numeric' }, 'On', 'Who asked', 'For what, and why', 'Answer']}
        rows={rounds.map((one) => [
          { html: ask.may('strategy.edit') ? <a class="govuk-link" href={ask.link(`/strategy/agreements/${agreement.id}/rounds/${one.id}`)}>{one.number}<span class="govuk-visually-hidden">: change what {one.askedBy} asked for</span></a> : <>{one.number}</>, format: 'numeric' }, { text: formatDay(one.on) }, { text: one.askedBy },
          { html: <>{one.targetTitle === null ? '' : <><strong>{one.targetTitle}.</strong>{' '}</>}{one.what}{one.why === '' ? '' : <><br /><span class="govuk-body-s">Because: {one.why}</span></>}</> }, { text: one.answer === '' ? 'None yet' : one.answer },
        ])}
      />
    )}
    {ask.may('strategy.edit') && agreement.status !== 'closed' && <Button text="Note what was asked for" href={ask.link(`/strategy/agreements/${agreement.id}/rounds/new`)} classes="govuk-button--secondary" />}
  </>
);

const keepDraft = ([newest]: readonly DraftHead[]): string => `Keep draft ${(newest?.number ?? 0) + 1}`;
const [whatFor, whyClosed] = [{ label: 'What is this draft for? (optional)' }, { label: 'Why is it closed?', hint: 'For example that its time has run out' }];

const Drafts = ({ ask, agreement, drafts, seen }: { readonly ask: AskHere; readonly agreement: Agreement; readonly drafts: readonly DraftHead[]; readonly seen: string }) => {
  const compare = (number: number, to: string): string => ask.link(`/strategy/agreements/${agreement.id}/compare?a=${number}&b=${to}`);
  return (
    <>
      <h2 class="govuk-heading-m" id="drafts">Drafts</h2>
      {drafts.length === 0 ? <p class="govuk-body">No draft is kept yet. Take one before each round, so that you can see what changed.</p> : (
        <WideTable
          caption="Drafts that were kept" hiddenCaption head={['Draft', 'Taken', 'What for', { text: 'Targets', format: 'numeric' }, 'Compare']}
          rows={drafts.map((one) => [{ text: `Draft ${one.number}` }, { text: `${formatDay(dayOf(one.at))}, by ${one.by}` }, { text: one.note }, { text: String(one.targets), format: 'numeric' }, { html: <><a class="govuk-link" href={compare(one.number, 'now')}>with today<span class="govuk-visually-hidden">, draft {one.number}</span></a>{one.number > 1 ? <>{' or '}<a class="govuk-link" href={compare(one.number - 1, String(one.number))}>with the one before<span class="govuk-visually-hidden">, draft {one.number}</span></a></> : null}</> }])}
        />
      )}
      {ask.may('strategy.edit') && agreement.status !== 'closed' && <Details summaryText="Take a draft" html={<Press action={ask.link(`/strategy/agreements/${agreement.id}/drafts`)} version={agreement.version} seen={seen} text={keepDraft(drafts)} why={whatFor} />} />}
    </>
  );
};

const Acts = ({ ask, agreement, seen }: { readonly ask: AskHere; readonly agreement: Agreement; readonly seen: string }) => {
  const at = (path: string): string => ask.link(`/strategy/agreements/${agreement.id}${path}`);
  const open = agreement.status === 'draft' || agreement.status === 'negotiating';
  return (
    <>
      <div class="govuk-button-group">
        {agreement.status === 'closed' ? null : <Button text="Add a target" href={at('/targets/new')} />}
        {open ? <Button text="Read targets in from a file" href={at('/import')} classes="govuk-button--secondary" /> : null}
        {agreement.status === 'closed' ? null : <Button text="Change title or dates" href={at('/edit')} classes="govuk-button--secondary" />}
      </div>
      {agreement.status === 'draft' ? <Details summaryText="Begin the negotiation" html={<><p class="govuk-body">From then on note each round: who asked for what, why, and what was answered.</p><Press action={at('/negotiate')} version={agreement.version} text="Begin the negotiation" /></>} /> : null}
      {agreement.status === 'signed' ? <Details summaryText="Close this agreement" html={<Press action={at('/close')} version={agreement.version} seen={seen} text="Close it" classes="govuk-button--warning" why={whyClosed} />} /> : null}
      {agreement.status === 'signed' || agreement.status === 'closed' ? <Details summaryText="Begin the agreement that comes after" html={<><p class="govuk-body">A draft with a copy of every target. Each partner is asked anew.</p><Press action={at('/next')} version={agreement.version} text="Begin the next agreement" /></>} /> : null}
    </>
  );
};

const signedWords = (agreement: Agreement): string =>
  `${agreement.signedOn === null ? '' : ` Signed on ${formatDay(agreement.signedOn)}${agreement.signedBy === null ? '' : ` by ${agreement.signedBy}`}.`}${agreement.closedOn === null ? '' : ` Closed on ${formatDay(agreement.closedOn)}: ${agreement.closedWhy ?? ''}`}`;

const CheckLine = ({ ask, agreement, findings }: { readonly ask: AskHere; readonly agreement: Agreement; readonly findings: readonly AgreementFinding[] }) => {
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  return (
    <ul class="joinery-findings">
      <li class={count('stop') > 0 ? 'joinery-finding joinery-finding--sharp' : 'joinery-finding joinery-finding--strength'}>
        <p class="govuk-body govuk-!-margin-bottom-1"><strong>{count('stop') === 0 ? 'Nothing stands against signing.' : `${plural(count('stop'), 'thing stands', 'things stand')} against signing.`}</strong> {plural(count('warn'), 'more thing')} to talk over.</p>
        <p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(`/strategy/agreements/${agreement.id}/check`)}>{agreement.status === 'signed' || agreement.status === 'closed' || !ask.may('strategy.edit') ? 'See the check' : 'See the check, and sign'}</a></p>
      </li>
    </ul>
  );
};

const Out = ({ leftOut }: { readonly leftOut: readonly KeptTarget[] }) =>
  leftOut.length === 0 ? null : <Details summaryText={`${plural(leftOut.length, 'target was', 'targets were')} left out`} html={<ul class="govuk-list govuk-list--bullet">{leftOut.map((one) => <li>{one.key}: {one.title}. {one.leftOutOn === null ? '' : `On ${formatDay(one.leftOutOn)}: `}{one.leftOutWhy}</li>)}</ul>} />;

/** One agreement: whether it is fit to sign, its targets against the limits, the negotiation and the drafts. */
export const agreementPage = async (ask: AskHere): Answered => {
  const id = readId<'agreement'>(ask.params['id']);
  const found = await ask.within(async (tx) => {
    const agreement = id === null ? null : await agreementById(tx, ask.here.id, id);
    if (agreement === null) return null;
    return {
      whole: await readAgreement(tx, ask.here.id, agreement), findings: await findingsOf(workOf(ask, tx), agreement), rounds: await roundsOf(tx, ask.here.id, agreement.id), drafts: await draftsOf(tx, ask.here.id, agreement.id),
      leftOut: await targetsOf(tx, ask.here.id, agreement.id, true), limits: limitsFromPack(await ask.services.packFor(tx, ask.here)),
    };
  });
  if (found === null) return notFound('There is no such agreement here.');
  const { agreement, targets } = found.whole;
  const seen = seenOf(found.whole);
  return ok(
    page({
      title: agreement.title, side: strategySide(ask, 'agreements'), back: { href: ask.link('/strategy/agreements') },
      body: (
        <>
          <PageHeading caption={`${agreement.from === null ? '' : `From ${formatDay(agreement.from)}`}${agreement.to === null ? '' : ` to ${formatDay(agreement.to)}`}`} heading={agreement.title} lead={`${plural(targets.length, 'target')}: ${countsOf(targets, found.limits).join(', ')}.`} />
          <p class="govuk-body"><AgreementTag status={agreement.status} />{signedWords(agreement)}</p>
          {agreement.signedWhy === null ? null : <InsetText><strong>Signed all the same.</strong> {agreement.signedWhy}</InsetText>}
          {targets.length > 0 && <CheckLine ask={ask} agreement={agreement} findings={found.findings} />}
          {ask.may('strategy.edit') && <Acts ask={ask} agreement={agreement} seen={seen} />}
          {targets.length > 0 && <><Targets ask={ask} targets={targets} /><p class="govuk-body"><a class="govuk-link" href={ask.link(`/strategy/agreements/${agreement.id}/agreement.csv`)}>Take the targets away as a CSV file</a></p></>}
          <Out leftOut={found.leftOut} />
          <Negotiation ask={ask} agreement={agreement} rounds={found.rounds} />
          <Drafts ask={ask} agreement={agreement} drafts={found.drafts} seen={seen} />
        </>
      ),
    }),
  );
};

const idOf = (ask: AskHere) => readId<'agreement'>(ask.params['id']);
const back = (id: string, part = ''): string => `/strategy/agreements/${id}${part}`;

export const negotiateNow = press(async (work, ask, version) => {
  const id = idOf(ask);
  const done = id === null ? noAgreement : await negotiate(work, id, version);
  return done.ok ? ok(back(done.value)) : done;
}, 'The negotiation has begun');

export const closeNow = pressWhole({
  act: async (work, id, sent) => { const done = await close(work, id, sent); return done.ok ? ok(back(done.value)) : done; },
  again: () => Promise.resolve({ path: '/close', text: 'Close it all the same', why: whyClosed }),
  done: 'The agreement is closed',
});

export const nextNow = press(async (work, ask) => {
  const id = idOf(ask);
  const done = id === null ? noAgreement : await startNext(work, id);
  return done.ok ? ok(back(done.value)) : done;
}, 'The next agreement is begun as a draft');

export const draftNow = pressWhole({
  act: async (work, id, { why, seen }) => { const done = await takeDraft(work, id, why, seen); return done.ok ? ok(back(id, '#drafts')) : done; },
  again: async ({ agreement }, ask) => ({ path: '/drafts', text: keepDraft(await ask.within((tx) => draftsOf(tx, ask.here.id, agreement.id))), why: whatFor }),
  done: 'The draft is kept',
});
