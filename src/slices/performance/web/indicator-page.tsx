import { dayOf, formatDay, readDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { formatPeriod, type Period } from '#lib/period.ts';
import { notFound, ok } from '#lib/result.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import type { Slice, ThreadPart } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { readClaims } from '../commands/read-claims.ts';
import { readIndicator, type IndicatorSeen } from '../commands/read-indicator.ts';
import type { Promised } from '../commands/read-promises.ts';
import type { Exception } from '../core/exception.ts';
import { betterNames, frequencyNames, kindNames } from '../core/indicator.ts';
import { lateWords } from '../core/due.ts';
import { layerNames } from '../core/layer-kinds.ts';
import { sayFigure, sayOutlook, sayValue } from '../core/say-figure.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { challengesOf } from '../store/challenge-store.ts';
import { IndicatorChallenges, IndicatorClaims, QualityLine, type TrustSeen } from './indicator-trust.tsx';
import { exceptionOn } from '../store/exception-store.ts';
import { mayEnterHere } from './entrant-of.ts';
import { performanceSide } from './performance-side.ts';
import { RunIcons, StatusTag, WayWords } from './score-marks.tsx';
import { SeriesFigure } from './series-figure.tsx';

type Shown = { readonly ask: AskHere; readonly seen: IndicatorSeen };

// The figure before the one that is late: the latest that is here, signed or not.
const lastHere = ({ judged: { latest }, heldBack }: IndicatorSeen): Period | null => [latest, heldBack].flatMap((one) => (one === null ? [] : [one.period])).toSorted((a, b) => (a.to < b.to ? -1 : 1)).at(-1) ?? null;

const Words = ({ seen }: Shown) => {
  const { indicator, judged } = seen;
  const outlook = sayOutlook(indicator, judged.outlook);
  return (
    <>
      <p class="govuk-body">{judged.status === null ? '' : <><StatusTag judged={judged} heldBack={seen.heldBack} />{' '}</>}<strong>{judged.why}</strong></p>
      <p class="govuk-body"><WayWords way={judged.way} />. {judged.wayWhy} <RunIcons judged={judged} /></p>
      {outlook === null ? null : <p class="govuk-body">{outlook}</p>}
      {judged.late && judged.due !== null ? <InsetText text={`${lateWords(indicator, lastHere(seen), judged.due)}.`} /> : null}
    </>
  );
};

const Comments = ({ ask, seen: { indicator, comments } }: Shown) => (
  <>
    <h2 class="govuk-heading-m">What lies behind it</h2>
    {indicator.story !== '' && <p class="govuk-body">{indicator.story}</p>}
    {comments.slice(0, 5).map((one) => (
      <div class="govuk-inset-text"><p class="govuk-body govuk-!-margin-bottom-1">{one.words}</p><p class="govuk-hint govuk-!-margin-bottom-0">{one.by}, {formatDay(dayOf(one.at))}, on {formatPeriod(indicator.periodRule, { from: one.from, to: one.to })}</p></div>
    ))}
    {indicator.story === '' && comments.length === 0 && <p class="govuk-body">Nobody has said anything about it yet. {mayEnterHere(ask, indicator) && <a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}/enter`)}>Say something with the next figure</a>}</p>}
  </>
);

const contributorWords = { accepted: 'has accepted', declined: 'has declined', open: 'has not answered yet' } as const;

const Doing = ({ ask, seen: { promise }, parts }: Shown & { readonly parts: readonly ThreadPart[] }) => (
  <>
    {promise !== null && promise.contributors.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Who contributes</h2>
        <ul class="govuk-list govuk-list--bullet">{promise.contributors.map((one) => <li><strong>{one.name}</strong>: {one.what}; {contributorWords[one.answer ?? 'open']}</li>)}</ul>
      </>
    )}
    {parts.map((part) => (
      <>
        <h2 class="govuk-heading-m">{part.title}</h2>
        {part.lines.length === 0 ? <p class="govuk-body">{part.missing ?? 'Nothing yet'}.</p> : <ul class="govuk-list govuk-list--bullet">{part.lines.map((line) => <li><a class="govuk-link" href={ask.link(line.href)}>{line.text}</a>{line.status === undefined ? '' : ` (${line.status.toLowerCase()})`}</li>)}</ul>}
        {part.add !== undefined && ask.may(part.add.act) && <p class="govuk-body"><a class="govuk-link" href={ask.link(part.add.href)}>{part.add.text}</a></p>}
      </>
    ))}
  </>
);

const Elsewhere = ({ ask, seen: { indicator, elsewhere } }: Shown) =>
  elsewhere.length === 0 ? null : (
    <InsetText html={
      <>
        {capitalise(plural(elsewhere.length, 'other area has', 'other areas have'))} figures, and none of them stands for the partnership:{' '}
        {elsewhere.slice(0, 8).map(({ code, name }, at) => <>{at === 0 ? '' : ', '}<a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}?area=${encodeURIComponent(code)}`)}>{name}</a></>)}{elsewhere.length > 8 ? ' and more' : ''}.
        {ask.may('indicator.edit') && <> <a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}/edit`)}>Say whose figure stands for the partnership</a></>}
      </>
    } />
  );

const Areas = ({ ask, seen: { indicator, areas, area } }: Shown) =>
  areas.length < 2 ? null : (
    <>
      <h2 class="govuk-heading-m">Other areas{areas[0] === undefined ? '' : `, ${formatPeriod(indicator.periodRule, areas[0].figure.period)}`}</h2>
      <div class="joinery-scroll" tabindex={0} role="region" aria-label="Other areas">
        <Table
          classes="joinery-dense" caption="Other areas" captionClasses="govuk-visually-hidden" firstCellIsHeader
          head={[{ text: 'Area' }, { text: 'Figure', format: 'numeric' }, { text: '95 per cent interval', format: 'numeric' }]}
          rows={areas.slice(0, 200).map((one) => [
            { html: one.figure.area === area ? <strong>{one.name}</strong> : <a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}?area=${encodeURIComponent(one.figure.area)}`)}>{one.name}</a> },
            { text: sayFigure(indicator, one.figure), format: 'numeric' },
            { text: one.interval === null ? '' : `${sayValue(indicator, one.interval.lower)} to ${sayValue(indicator, one.interval.upper)}`, format: 'numeric' },
          ])}
        />
      </div>
      {areas.length > 200 && <p class="govuk-body">The first 200 of {areas.length.toLocaleString('en-GB')} areas. <a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}/figures.csv`)}>Take them all out as CSV</a></p>}
    </>
  );

const forWhom = ({ title, areas, agreement }: Promised): string => `${title}${areas.length === 0 ? '' : `, for ${sentenceList(areas)}`} (${agreement})`;

const promiseRows = ({ promise, otherAgreements, otherPromises }: IndicatorSeen): readonly (readonly [string, string])[] => {
  const [signed, drafts] = [otherPromises.filter((one) => one.signed), otherPromises.filter((one) => !one.signed)];
  return [
    ['Promised as', promise === null ? (signed.length > 0 ? 'Nothing for its own area' : 'Nothing in a signed agreement') : forWhom(promise)],
    ...(otherAgreements.length === 0 ? [] : [['In another agreement', `${otherAgreements.map(forWhom).join('; ')}. A figure is judged by the agreement signed last whose first promised year has begun.`] as const]),
    ...(signed.length === 0 ? [] : [['Also promised', `${signed.map(forWhom).join('; ')}. The figure is not judged by ${signed.length === 1 ? 'it' : 'them'}.`] as const]),
    ...(drafts.length === 0 ? [] : [['In negotiation', `${drafts.map(forWhom).join('; ')}. It is no promise until it is signed.`] as const]),
  ];
};

const About = ({ seen }: Shown) => {
  const { indicator, asked, people, promise } = seen;
  const name = (id: string | null): string => people.get(id ?? '') ?? 'Nobody yet';
  const rows: readonly (readonly [string, string])[] = [
    ['Definition', indicator.definition || 'None yet'], ['Measures', `${kindNames[indicator.kind]}. ${betterNames[indicator.better]}.`], ['How often', frequencyNames[indicator.frequency]], ['Source', indicator.source || 'Not given'],
    ['Who brings it', name(indicator.leadPerson ?? indicator.leadOrganisation)], ['Compiling officer', name(indicator.compilingPerson)], ['Accountable officer', name(indicator.accountablePerson)],
    ...promiseRows(seen), ['For the outcome', promise?.outcomeTitle ?? 'None named'], ['Asked for by', asked.map(({ framework, code }) => `${framework} ${code}`).join(', ') || 'Nobody else'],
  ];
  return <><h2 class="govuk-heading-m">About this indicator</h2><SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} /></>;
};

const AsOf = ({ ask, seen: { indicator, asOf, area, group } }: Shown) => (
  <details class="govuk-details" open={asOf !== null}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">As it was seen on another day</span></summary>
    <div class="govuk-details__text">
      <form method="get" action={ask.link(`/performance/indicators/${indicator.id}`)}>
        <input type="hidden" name="area" value={area} /><input type="hidden" name="group" value={group} />
        <div class="govuk-form-group"><label class="govuk-label" for="on">Day</label><input class="govuk-input govuk-input--width-10" id="on" name="on" type="date" value={asOf ?? ''} /></div>
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
    </div>
  </details>
);

const Actions = ({ ask, seen: { indicator } }: Shown) => {
  const at = ask.link(`/performance/indicators/${indicator.id}`);
  return (
    <p class="govuk-button-group">
      {mayEnterHere(ask, indicator) && <Button text="Enter a figure" href={`${at}/enter`} />}
      {ask.may('indicator.edit') && <Button text="Change the indicator" href={`${at}/edit`} classes="govuk-button--secondary" />}
      {ask.may('exception.raise') && indicator.retiredOn === null && <a class="govuk-link" href={`${at}/raise`}>Raise it a layer</a>} <a class="govuk-link" href={`${at}/history`}>Every revision</a> <a class="govuk-link" href={`${at}/figures.csv`}>All its figures as CSV</a>
    </p>
  );
};

type Read = { readonly seen: IndicatorSeen; readonly trust: TrustSeen; readonly parts: readonly ThreadPart[]; readonly raised: Exception | null };
type Threads = readonly NonNullable<Slice['thread']>[];

// What other slices know of the same promise: the actions that come from it, and whatever else is done for it.
const partsOf = async (work: Work, { indicator, promise, otherAgreements, otherPromises }: IndicatorSeen, threads: Threads): Promise<readonly ThreadPart[]> => {
  const targets = [...[...(promise === null ? [] : [promise]), ...otherAgreements, ...otherPromises].map(({ target }) => ({ id: target, indicator: indicator.code })), { id: indicator.id, indicator: indicator.code }];
  const parts: ThreadPart[] = [];
  for (const thread of threads) parts.push(...(await thread(work, { key: promise?.outcome ?? indicator.id, title: promise?.outcomeTitle ?? indicator.title, targets })));
  return parts;
};

const read = (ask: AskHere, threads: Threads): Promise<Read | null> => {
  const id = readId<'indicator'>(ask.params['id']);
  if (id === null) return Promise.resolve(null);
  return ask.within(async (tx) => {
    const work = workOf(ask, tx);
    const where = { area: ask.query.get('area'), group: ask.query.get('group') ?? '', on: readDay(ask.query.get('on')), onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) };
    const seen = await readIndicator(work, id, where);
    return seen === null ? null : { seen, parts: await partsOf(work, seen, threads), trust: { challenges: await challengesOf(tx, ask.here.id, id), claims: await readClaims(work, { indicator: id, onlySigned: where.onlySigned }) }, raised: await exceptionOn(tx, ask.here.id, id) };
  });
};

const Raised = ({ ask, raised }: { readonly ask: AskHere; readonly raised: Exception | null }) => {
  const last = raised?.steps.at(-1);
  return raised === null || last === undefined ? null : <InsetText html={<>It stands before the {layerNames[raised.layer].toLowerCase()} layer since {formatDay(dayOf(last.at))}: {last.why} <a class="govuk-link" href={ask.link('/performance/exceptions')}>Exceptions</a></>} />;
};

/** One indicator: what it says, its picture, what lies behind it, other areas, and what it is. */
export const indicatorPage = (threads: Threads) => async (ask: AskHere): Answered => {
  const found = await read(ask, threads);
  if (found === null) return notFound('There is no such indicator here.');
  const { seen, trust, parts, raised } = found;
  const on = seen.asOf;
  const shown: Shown = { ask, seen };
  const { indicator } = seen;
  const elsewhere = seen.area !== indicator.area || seen.group !== '';
  return ok(
    page({
      title: indicator.title, wide: true, side: performanceSide(ask, 'indicators'), back: { href: ask.link('/performance') },
      body: (
        <>
          <PageHeading caption={[indicator.code ?? '', indicator.theme].filter((part) => part !== '').join(', ') || ask.here.name} heading={indicator.title} {...(elsewhere ? { lead: `For ${seen.areaName}${seen.group === '' ? '' : `, ${seen.group}`}. ` } : {})} />
          {indicator.retiredOn !== null && <InsetText text={`Taken out of use on ${formatDay(indicator.retiredOn)}. Its figures are kept.`} />}
          {on !== null && <InsetText text={`As it was seen at the end of ${formatDay(on)}. Figures entered or revised later are left out.`} />}
          <Words {...shown} />
          <Elsewhere {...shown} />
          <Raised ask={ask} raised={raised} />
          <QualityLine {...shown} />
          <Actions {...shown} />
          <SeriesFigure indicator={indicator} judged={seen.judged} figures={seen.figures} promise={elsewhere ? null : seen.promise} />
          {seen.groups.length > 1 && <p class="govuk-body">For one group: {seen.groups.map((group) => <><a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}?area=${encodeURIComponent(seen.area)}&group=${encodeURIComponent(group)}`)}>{group === '' ? 'Everybody' : group}</a>{' '}</>)}</p>}
          <Comments {...shown} />
          <Doing {...shown} parts={parts} />
          <IndicatorChallenges {...shown} trust={trust} />
          <IndicatorClaims {...shown} trust={trust} />
          <Areas {...shown} />
          <About {...shown} />
          <AsOf {...shown} />
        </>
      ),
    }),
  );
};

