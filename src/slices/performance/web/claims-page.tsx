import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table, type TableCell } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { doerOf } from '../commands/doer.ts';
import { readClaims, seeClaims, strengthsOf, type ClaimSeen } from '../commands/read-claims.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { claimKindNames, mayChangeClaim, type Claim, type ClaimKind } from '../core/claims.ts';
import { sayFigure, sayPeriod } from '../core/say-figure.ts';
import { claimById } from '../store/claim-store.ts';
import { performanceSide } from './performance-side.ts';
import { WayWords } from './score-marks.tsx';

type Strengths = Awaited<ReturnType<typeof strengthsOf>>;
type Known = { readonly strengths: Strengths; readonly names: ReadonlyMap<string, string> };
type Seen = Known & { readonly claims: readonly ClaimSeen[] };

const strengthColours = ['govuk-tag--grey', 'govuk-tag--yellow', 'govuk-tag--light-blue', 'govuk-tag--blue'];

const Strength = ({ claim, strengths }: { readonly claim: Claim; readonly strengths: Strengths }) => {
  const found = strengths.findIndex((one) => one.id === claim.strength);
  return <Tag text={strengths[found]?.title ?? claim.strength} classes={strengthColours[found] ?? 'govuk-tag--grey'} />;
};

const Figure = ({ seen: { line } }: { readonly seen: ClaimSeen }) =>
  line === null ? <>None</> : line.judged.latest === null ? <>{line.indicator.title}: no figure yet</> : <>{line.indicator.title}: {sayFigure(line.indicator, line.judged.latest)} in {sayPeriod(line.indicator, line.judged.latest)}. <WayWords way={line.judged.way} />.</>;

const knownOf = async (ask: AskHere, work: Parameters<typeof readClaims>[0]): Promise<Known> => ({ strengths: await strengthsOf(work), names: new Map((await readMembership(work.tx, ask.here.id, 'ever')).organisations.map((one) => [one.id, one.name])) });

const doers = ({ organisations }: Claim, { names }: Pick<Known, 'names'>): string => sentenceList(organisations.flatMap((id) => names.get(id) ?? []));

const Warnings = ({ warnings }: { readonly warnings: readonly string[] }) => (warnings.length === 0 ? <>Nothing that can be told from here</> : <ul class="govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0">{warnings.map((text) => <li>{text}</li>)}</ul>);

const leads: Readonly<Record<ClaimKind, { readonly text: string; readonly none: string }>> = {
  people: { text: 'What changed for those who live here, as far as working together can be said to have changed it.', none: 'Nobody claims a result for people yet.' },
  process: { text: 'How partners now work with one another. It may lead to results for people, and is not one itself.', none: 'Nobody claims a better way of working yet.' },
};

const Part = ({ ask, seen, kind }: { readonly ask: AskHere; readonly seen: Seen; readonly kind: ClaimKind }) => {
  const claims = seen.claims.filter(({ claim }) => claim.kind === kind);
  const heading = kind === 'people' ? 'Results for people' : 'Better ways of working';
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      <p class="govuk-body">{claims.length === 0 ? leads[kind].none : leads[kind].text}</p>
      {claims.length > 0 && (
        <div class="joinery-scroll" tabindex={0} role="region" aria-label={heading}>
          <Table
            classes="joinery-dense" caption={heading} captionClasses="govuk-visually-hidden" firstCellIsHeader head={['Claim', 'Evidence', 'Its figure', 'Before you believe it'].map((text) => ({ text }))}
            rows={claims.map((one): readonly TableCell[] => [
              { html: <><a class="govuk-link" href={ask.link(`/performance/claims/${one.claim.id}`)}>{one.claim.title}</a><span class="govuk-hint govuk-!-font-size-16 joinery-badge__words">{doers(one.claim, seen)}</span></>, classes: 'joinery-long' },
              { html: <Strength claim={one.claim} strengths={seen.strengths} /> }, { html: <Figure seen={one} />, ...(one.line === null ? {} : { classes: 'joinery-long' }) }, { html: <Warnings warnings={one.warnings} />, classes: 'joinery-long' },
            ])}
          />
        </div>
      )}
    </>
  );
};

const Words = ({ claims }: { readonly claims: readonly ClaimSeen[] }) => {
  const people = claims.filter(({ claim }) => claim.kind === 'people');
  const sound = people.filter(({ warnings }) => warnings.length === 0).length;
  const asserted = claims.filter(({ claim }) => claim.strength === 'asserted').length;
  return (
    <>
      <p class="govuk-body"><strong>{plural(people.length, 'claim')} of a result for people, {plural(claims.length - people.length, 'of a better way of working', 'of better ways of working')}.</strong> {people.length > 0 && (sound === 0 ? 'None of those for people has a figure that changed by more than chance, evidence, and another explanation considered.' : `${sound} of those for people ${sound === 1 ? 'has' : 'have'} a figure that changed by more than chance, evidence, and another explanation considered.`)}</p>
      {asserted > 0 && <p class="govuk-body">{plural(asserted, 'claim rests', 'claims rest')} on the word of those who did it.</p>}
    </>
  );
};

/** What working together is claimed to have added: for people, and in how partners work, kept apart. */
export const claimsPage = async (ask: AskHere): Answered => {
  const seen: Seen = await ask.within(async (tx) => ({ ...(await knownOf(ask, workOf(ask, tx))), claims: await readClaims(workOf(ask, tx), { onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) }) }));
  return ok(
    page({
      title: 'What working together added', wide: true, side: performanceSide(ask, 'claims'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="What working together added" lead="Beyond what would have happened anyway: what is claimed, on what evidence, and what else could explain it." />
          {seen.claims.length === 0 ? <p class="govuk-body">Nothing is claimed yet. Partners often know that they did something right and can’t say what it changed (CSP 3.5). Write it down while it is fresh, with what speaks against it.</p> : <Words claims={seen.claims} />}
          {ask.may('claim.edit') && <Button text="Add a claim" href={ask.link('/performance/claims/new')} />}
          {seen.claims.length > 0 && <><Part ask={ask} seen={seen} kind="people" /><Part ask={ask} seen={seen} kind="process" /></>}
        </>
      ),
    }),
  );
};

const spanOf = ({ from, to }: Claim): string => (from === null ? (to === null ? 'Not said' : `Until ${formatDay(to)}`) : to === null ? `Since ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(to)}`);

const About = ({ ask, seen, known }: { readonly ask: AskHere; readonly seen: ClaimSeen; readonly known: Known }) => {
  const { claim, line } = seen;
  const strength = known.strengths.find((one) => one.id === claim.strength);
  return (
    <SummaryList
      rows={[
        { key: { text: 'Kind' }, value: { text: claimKindNames[claim.kind] } },
        { key: { text: 'What was done' }, value: { text: claim.what, classes: 'joinery-lines' } },
        { key: { text: 'Who did it' }, value: { text: doers(claim, known) } },
        { key: { text: 'When' }, value: { text: spanOf(claim) } },
        { key: { text: 'Its figure' }, value: { html: <><Figure seen={seen} />{line !== null && <> {line.judged.wayWhy} <a class="govuk-link" href={ask.link(`/performance/indicators/${line.indicator.id}`)}>See the figure</a></>}</> } },
        { key: { text: 'Outcome' }, value: { text: claim.outcome || 'None named' } },
        { key: { text: 'What else could explain it' }, value: { text: claim.otherwise || 'Nothing named', classes: 'joinery-lines' } },
        { key: { text: 'Strength of evidence' }, value: { html: <><Strength claim={claim} strengths={known.strengths} /> {strength?.meaning ?? ''}</> } },
        { key: { text: 'Evidence' }, value: { html: <span class="joinery-lines">{claim.evidence || 'Not said'}{claim.link === '' ? null : <> <a class="govuk-link" rel="noreferrer" href={claim.link}>Read it</a></>}</span> } },
        { key: { text: 'Written by' }, value: { text: `${claim.by}, ${formatDay(dayOf(claim.at))}` } },
      ]}
    />
  );
};

const Changing = ({ ask, claim, mine }: { readonly ask: AskHere; readonly claim: Claim; readonly mine: boolean }) =>
  !ask.may('claim.edit') || claim.endedOn !== null ? null : !mine ? <p class="govuk-body">{claim.by} wrote it, and changes it or takes it back, or the coordinator for them.</p> : (
    <>
      <Button text="Change the claim" href={ask.link(`/performance/claims/${claim.id}/edit`)} classes="govuk-button--secondary" />
      <h2 class="govuk-heading-m">Does it no longer stand?</h2>
      <p class="govuk-body">It leaves the list. That it was made stays on record.</p>
      <form method="post" action={ask.link(`/performance/claims/${claim.id}/end`)}><input type="hidden" name="version" value={String(claim.version)} /><Button text="Take it back" classes="govuk-button--warning" preventDoubleClick /></form>
    </>
  );

/** One claim, with what a reader should know before believing it. */
export const claimPage = async (ask: AskHere): Answered => {
  const id = readId<'claim'>(ask.params['id']);
  const found = id === null ? null : await ask.within(async (tx) => {
    const claim = await claimById(tx, ask.here.id, id);
    const [seen] = claim === null ? [] : await seeClaims(workOf(ask, tx), [claim], await seesOnlySigned(tx, ask.here.id, ask.role));
    return seen === undefined ? null : { seen, known: await knownOf(ask, workOf(ask, tx)), mine: mayChangeClaim(seen.claim, await doerOf(workOf(ask, tx), ask)) };
  });
  if (found === null) return notFound('There is no such claim here.');
  const { claim, warnings } = found.seen;
  return ok(
    page({
      title: claim.title, side: performanceSide(ask, 'claims'), back: { href: ask.link('/performance/claims') },
      body: (
        <>
          <PageHeading caption="What working together added" heading={claim.title} />
          {claim.endedOn !== null && <InsetText text={`Taken back on ${formatDay(claim.endedOn)}.`} />}
          {warnings.length > 0 && <><h2 class="govuk-heading-s">Before you believe it</h2><ul class="govuk-list govuk-list--bullet">{warnings.map((text) => <li>{text}</li>)}</ul></>}
          <About ask={ask} seen={found.seen} known={found.known} />
          <Changing ask={ask} claim={claim} mine={found.mine} />
        </>
      ),
    }),
  );
};
