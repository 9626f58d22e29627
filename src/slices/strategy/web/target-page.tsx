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
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { findingsOf } from '../commands/edit-agreement.ts';
import { dropContributor } from '../commands/edit-contributors.ts';
import { leaveTargetOut, noTarget } from '../commands/edit-target.ts';
import { kindName, readAgreement, type TargetWhole } from '../commands/read-agreement.ts';
import type { AgreementFinding } from '../core/agreement-finding.ts';
import { figure, pounds, valueOf } from '../core/figures.ts';
import type { Agreement, TargetContributor } from '../core/kept-target.ts';
import { agreementById } from '../store/agreement-store.ts';
import { sharesOf, type Share } from '../store/contributor-store.ts';
import { outcomeByKey } from '../store/plan-store.ts';
import { revisionsOf, targetById, type Revision } from '../store/target-store.ts';
import { press } from './form-page.ts';
import { AnswerTag, Press, SeverityTag, WideTable } from './parts.tsx';
import { SplitList, splitsOf } from './splits.tsx';
import { strategySide } from './strategy-side.ts';
import { TargetHistory } from './target-history.tsx';

type Found = {
  readonly agreement: Agreement;
  readonly target: TargetWhole;
  readonly findings: readonly AgreementFinding[];
  readonly shares: readonly (Share & { readonly target: string })[];
  readonly revisions: readonly Revision[];
  readonly outcome: string | null;
  readonly leadPerson: string | null;
  readonly organisations: ReadonlyMap<string, string>;
};

const find = (ask: AskHere): Promise<Found | null> => {
  const id = readId<'target'>(ask.params['id']);
  return ask.within(async (tx) => {
    const kept = id === null ? null : await targetById(tx, ask.here.id, id);
    const agreement = kept === null ? null : await agreementById(tx, ask.here.id, kept.agreement);
    if (kept === null || agreement === null) return null;
    const { targets, membership } = await readAgreement(tx, ask.here.id, agreement);
    const target = targets.find((one) => one.kept.id === kept.id);
    if (target === undefined) return null;
    return {
      agreement, target, findings: (await findingsOf(workOf(ask, tx), agreement)).filter((one) => one.target === kept.key), shares: await sharesOf(tx, ask.here.id, { target: kept.id }), revisions: await revisionsOf(tx, ask.here.id, kept.id),
      outcome: kept.outcome === null ? null : ((await outcomeByKey(tx, ask.here.id, kept.outcome))?.title ?? null), leadPerson: membership.people.find((one) => one.id === kept.leadPerson)?.name ?? null, organisations: new Map(membership.organisations.map((one) => [one.id as string, one.name])),
    };
  });
};

const yesNo = (value: boolean | null): string => (value === null ? 'Not said' : value ? 'Yes' : 'No');

const Facts = ({ ask, found: { target: { kept, said, evidence }, outcome, leadPerson } }: { readonly ask: AskHere; readonly found: Found }) => {
  const { funding } = kept;
  const rows: readonly (readonly [string, string])[] = [
    ['Reference and kind', `${kept.key}, ${kindName(kept.kind).toLowerCase()}`], ['Indicator', kept.indicator ?? 'None'], ['Definition', kept.definition ?? 'Not given'],
    ['Lead', said.lead === null ? 'Nobody' : `${said.lead}${leadPerson === null ? '' : `: ${leadPerson}`}`], ['Lead has power over it', yesNo(kept.leadHasPower)], ['Areas', kept.area.length === 0 ? 'The whole area' : kept.area.join(', ')],
    ['How many it is of', kept.denominator === null ? 'Not given' : `${figure(kept.denominator)} ${kept.denominatorOf ?? 'people'}`],
    ['Funding', funding.amount === null && funding.certainty === null ? 'Not given' : `${funding.amount === null ? 'Amount not given' : pounds(funding.amount)}${funding.certainty === null ? '' : `, ${funding.certainty}`}`],
    ['Reward', kept.reward === null ? 'None' : pounds(kept.reward)], ['Why it was chosen', kept.reason ?? 'Not said'],
  ];
  return (
    <SummaryList
      rows={[
        { key: { text: 'Outcome it serves' }, value: kept.outcome === null ? { text: 'None' } : { html: <a class="govuk-link" href={ask.link(`/strategy/outcomes/${kept.outcome}`)}>{outcome ?? kept.outcome}</a> } },
        ...rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
        { key: { text: 'Evidence' }, value: evidence.length === 0 ? { text: kept.evidenceNote ?? 'None' } : { html: <>{evidence.map((one) => <><a class="govuk-link" href={ask.link(`/strategy/evidence/${one.id}`)}>{one.title}</a><br /></>)}{kept.evidenceNote}</> } },
      ]}
    />
  );
};

const Figures = ({ target: { kept, said } }: { readonly target: TargetWhole }) => {
  const rows = [
    ...kept.past.map((one) => [one.period, 'Past', one.value] as const), ...(kept.baseline === null ? [] : [[kept.baselinePeriod ?? 'Period not given', 'Baseline', kept.baseline] as const]), ...kept.yearly.map((one) => [one.period, 'Target', one.value] as const),
  ];
  return rows.length === 0 ? <p class="govuk-body">It has no figures yet.</p> : (
    <WideTable caption="Figures" head={['Period', 'What', { text: 'Figure', format: 'numeric' }]} rows={rows.map(([period, what, value]) => [{ text: period }, { text: what }, { text: value === null ? 'Not set' : valueOf(said, value), format: 'numeric' }])} />
  );
};

const Contributors = ({ ask, target, open }: { readonly ask: AskHere; readonly target: TargetWhole; readonly open: boolean }) => {
  const at = (one: TargetContributor): string => ask.link(`/strategy/targets/${target.kept.id}/contributors/${one.id}/end`);
  return (
    <>
      <h2 class="govuk-heading-m" id="contributors">Who contributes</h2>
      {target.contributors.length === 0 ? <p class="govuk-body">No partner is named yet.</p> : (
        <WideTable
          caption="Partners and their own answers" hiddenCaption head={['Partner', 'What it is asked to do', 'Its own answer', ...(open ? ['Change'] : [])]}
          rows={target.contributors.map((one) => [
            { text: one.name }, { text: one.what === '' ? 'Not said' : one.what }, { html: <><AnswerTag answer={one.answer} earlier={one.earlierAt !== null} />{one.answer !== null || one.earlierAt === null ? null : <><br /><span class="govuk-body-s">{one.earlierBy ?? 'Somebody'}, {formatDay(dayOf(one.earlierAt))}. Asked again, as the target has changed since</span></>}{one.answeredAt === null ? null : <><br /><span class="govuk-body-s">{one.answeredBy ?? 'Somebody'}, {formatDay(dayOf(one.answeredAt))}</span></>}{one.words === '' ? null : <><br />“{one.words}”</>}</> },
            ...(open ? [{ html: <Press action={at(one)} version={one.version} text={`Take ${one.name} out`} classes="govuk-button--secondary govuk-!-margin-bottom-0" /> }] : []),
          ])}
        />
      )}
      {open && <Button text="Ask a partner to contribute" href={ask.link(`/strategy/targets/${target.kept.id}/contributors`)} classes="govuk-button--secondary" />}
    </>
  );
};

const Parts = ({ ask, found, open }: { readonly ask: AskHere; readonly found: Found; readonly open: boolean }) => {
  const { kept } = found.target;
  return (
    <>
      <h2 class="govuk-heading-m" id="parts">What each area takes of it</h2>
      <SplitList ask={ask} splits={splitsOf([found.target], found.shares)} />
      {open && kept.yearly.length > 0 && <p class="govuk-body">Split it between areas: {kept.yearly.map((one, index) => <>{index === 0 ? '' : ', '}<a class="govuk-link" href={ask.link(`/strategy/targets/${kept.id}/shares?period=${encodeURIComponent(one.period)}`)}>{one.period}</a></>)}</p>}
    </>
  );
};

const Findings = ({ findings }: { readonly findings: readonly AgreementFinding[] }) =>
  findings.length === 0 ? null : <ul class="joinery-findings"><li class={findings.some((one) => one.severity === 'stop') ? 'joinery-finding joinery-finding--sharp' : 'joinery-finding'}><h2 class="govuk-heading-s govuk-!-margin-bottom-2">What the check says</h2><ul class="govuk-list">{findings.map((one) => <li class="govuk-!-margin-bottom-2"><SeverityTag severity={one.severity} /> {one.reason} {one.fix}</li>)}</ul></li></ul>;

/** One target: what the check says of it, its figures, who leads and contributes, its parts and its history. */
export const targetPage = async (ask: AskHere): Answered => {
  const found = await find(ask);
  if (found === null) return notFound('There is no such target here.');
  const { agreement, target, findings } = found;
  const open = ask.may('strategy.edit') && agreement.status !== 'closed';
  const [stops, accepted] = [findings.filter((one) => one.severity === 'stop').length, target.contributors.filter((one) => one.answer === 'accepted').length];
  return ok(
    page({
      title: target.kept.title, side: strategySide(ask, 'agreements'), back: { href: ask.link(`/strategy/agreements/${agreement.id}`), text: agreement.title },
      body: (
        <>
          <PageHeading caption={target.kept.indicator === null ? `Target ${target.kept.key}` : `Target ${target.kept.key}, ${target.kept.indicator}`} heading={target.kept.title} lead={`${target.said.lead === null ? 'Nobody leads on it' : `${target.said.lead} leads on it`}. ${target.contributors.length === 0 ? 'No other partner is named.' : `${accepted} of ${plural(target.contributors.length, 'partner')} said yes to its part.`.replace('partners said yes to its part', 'partners said yes to their part')}${stops === 0 ? '' : ` ${plural(stops, 'thing')} to mend.`}`} />
          {agreement.status === 'signed' && open && <InsetText>The agreement is signed. A change says why, and stays in the history.</InsetText>}
          {open && <Button text="Change this target" href={ask.link(`/strategy/agreements/${agreement.id}/targets/${target.kept.id}`)} classes="govuk-button--secondary" />}
          <Findings findings={findings} />
          <Figures target={target} />
          <Facts ask={ask} found={found} />
          <Contributors ask={ask} target={target} open={open} />
          <Parts ask={ask} found={found} open={open} />
          <TargetHistory revisions={found.revisions} organisations={found.organisations} />
          {open && <Details summaryText="Leave this target out of the agreement" html={<Press action={ask.link(`/strategy/targets/${target.kept.id}/leave-out`)} version={target.kept.version} text="Leave it out" classes="govuk-button--warning" why={{ label: 'Why is it left out?', hint: 'It stays on record with this reason' }} />} />}
        </>
      ),
    }),
  );
};

export const leaveOutNow = press(async (work, ask, version, why) => {
  const id = readId<'target'>(ask.params['id']);
  const done = id === null ? noTarget : await leaveTargetOut(work, id, version, why);
  return done.ok ? ok(`/strategy/agreements/${done.value}`) : done;
}, 'The target is left out. It stays on record');

export const endContributorNow = press(async (work, ask, version) => {
  const [target, id] = [readId<'target'>(ask.params['target']), readId<'contributor'>(ask.params['id'])];
  const done = target === null || id === null ? noTarget : await dropContributor(work, target, id, version);
  return done.ok ? ok(`/strategy/targets/${target ?? ''}#contributors`) : done;
}, 'The partner is taken out. That it was named stays on record');
