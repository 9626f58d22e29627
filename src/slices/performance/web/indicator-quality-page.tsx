import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { formatPeriod, readPeriod } from '#lib/period.ts';
import { notFound, ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table, type TableCell } from '#platform/ui/table.tsx';
import { doerOf } from '../commands/doer.ts';
import { signFigure } from '../commands/rate-figures.ts';
import { readIndicatorQuality, type FigureSigned, type IndicatorQuality } from '../commands/read-indicator-quality.ts';
import { seesOnlySigned } from '../commands/read-quality.ts';
import { seenWithGaps } from '../commands/read-signed.ts';
import { agreesNames, mayRate, maySign, placeOf, sayQuality, scoreNames, type Doer } from '../core/quality.ts';
import { sayFigure } from '../core/say-figure.ts';
import { performanceSide } from './performance-side.ts';
import { GradeTag, SigningWords } from './quality-badge.tsx';

type Shown = { readonly ask: AskHere; readonly seen: IndicatorQuality; readonly doer: Doer };
const gone = notFound('There is no such indicator here.');
const shownFigures = 8;

const at = (ask: AskHere, { indicator }: IndicatorQuality, path = ''): string => ask.link(`/performance/indicators/${indicator.id}/quality${path}`);

const Sign = ({ ask, seen, row }: { readonly ask: AskHere; readonly seen: IndicatorQuality; readonly row: FigureSigned }) => {
  const period = formatPeriod(seen.indicator.periodRule, row.figure.period);
  return (
    <form method="post" action={at(ask, seen, '/sign')} class="joinery-inline">
      <input type="hidden" name="period" value={period} /><input type="hidden" name="load" value={String(row.figure.load)} />
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick html={<>{row.signing === 'revised' ? 'Sign off again' : 'Sign off'}<span class="govuk-visually-hidden"> the figure for {period}</span></>} />
    </form>
  );
};

const Signatures = ({ ask, seen, doer }: Shown) => {
  const signs = maySign(seen.indicator, doer) && ask.may('figure.rate') && seen.indicator.retiredOn === null;
  const accountable = seen.names.get(seen.indicator.accountablePerson ?? '');
  return (
    <>
      <h2 class="govuk-heading-m">Who vouches for it</h2>
      <p class="govuk-body">{accountable === undefined ? 'No accountable officer is named, so that nobody is asked to sign it off.' : `${accountable} is the accountable officer and signs each figure off.`} A signature is for the figure as it stands: once revised, it is unsigned again.</p>
      {seen.figures.length === 0 ? <p class="govuk-body">There is no figure to sign off yet.</p> : (
        <div class="joinery-scroll" tabindex={0} role="region" aria-label="Figures and signatures">
          <Table
            classes="joinery-dense" caption="Figures and signatures" captionClasses="govuk-visually-hidden" firstCellIsHeader
            head={[{ text: 'Period' }, { text: 'Figure', format: 'numeric' }, { text: 'Signed off?' }]}
            rows={seen.figures.slice(0, shownFigures).map((row): readonly TableCell[] => [
              { text: formatPeriod(seen.indicator.periodRule, row.figure.period) }, { text: row.seen === null ? 'Waits, not shown' : sayFigure(seen.indicator, row.seen), format: 'numeric' },
              { html: <div class="joinery-signing"><span><SigningWords signing={row.signing} />{row.signOff === null ? null : <span class="govuk-hint govuk-!-font-size-16 joinery-badge__words">{row.signOff.by}, {formatDay(row.signOff.on)}</span>}</span>{signs && row.signing !== 'signed' ? <Sign ask={ask} seen={seen} row={row} /> : null}</div> },
            ])}
          />
        </div>
      )}
      {seen.figures.length > shownFigures && <p class="govuk-body">The latest {shownFigures} of {seen.figures.length} figures.</p>}
    </>
  );
};

const Ratings = ({ ask, seen, doer }: Shown) => {
  const { rating } = seen.quality;
  return (
    <>
      <h2 class="govuk-heading-m">Six dimensions</h2>
      {rating === null ? <p class="govuk-body">Nobody has rated them yet.</p> : (
        <>
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Six dimensions">
            <Table
              classes="joinery-dense" caption="Six dimensions" captionClasses="govuk-visually-hidden" firstCellIsHeader head={[{ text: 'Dimension' }, { text: 'Rating' }, { text: 'What it asks' }]}
              rows={seen.dimensions.map(({ id, title, meaning }) => { const score = rating.scores[id] ?? null; return [{ text: title }, { text: score === null ? 'Not rated' : `${score}, ${(scoreNames[String(score)] ?? '').toLowerCase()}` }, { text: meaning ?? '' }]; })}
            />
          </div>
          <p class="govuk-body">{rating.words === '' ? '' : `${rating.words} `}<span class="govuk-hint">{rating.by}, {formatDay(rating.on)}{rating.period === null ? '' : `, for ${formatPeriod(seen.indicator.periodRule, rating.period)}`}.{seen.quality.reviewDue === null ? '' : ` To be looked at again by ${formatDay(seen.quality.reviewDue)}.`}</span></p>
        </>
      )}
      {ask.may('figure.rate') && mayRate(seen.indicator, doer) && seen.indicator.retiredOn === null && <Button text={rating === null ? 'Rate the data' : 'Rate the data again'} href={at(ask, seen, '/rate')} classes="govuk-button--secondary" />}
    </>
  );
};

const Checks = ({ ask, seen }: Shown) => (
  <>
    <h2 class="govuk-heading-m">Spot checks by other partners</h2>
    {seen.checks.length === 0 ? <p class="govuk-body">No other partner has looked behind this figure yet.</p> : seen.checks.slice(0, 5).map((one) => (
      <div class="govuk-inset-text"><p class="govuk-body govuk-!-margin-bottom-1"><strong>{agreesNames[one.agrees]}.</strong> {one.found}</p><p class="govuk-hint govuk-!-margin-bottom-0">{seen.names.get(one.organisation) ?? 'A partner'}, {formatDay(one.on)}, on the figure for {formatPeriod(seen.indicator.periodRule, one.period)}</p></div>
    ))}
    {ask.may('figure.rate') && seen.figures.length > 0 && seen.indicator.retiredOn === null && <Button text="Record a spot check" href={at(ask, seen, '/check')} classes="govuk-button--secondary" />}
  </>
);

type Told = { readonly at: Date; readonly what: string; readonly by: string; readonly of: string };

const toldOf = ({ ratings, signs, checks, indicator, names }: IndicatorQuality): readonly Told[] => {
  const say = (period: Parameters<typeof formatPeriod>[1] | null): string => (period === null ? 'The indicator' : formatPeriod(indicator.periodRule, period));
  return [
    ...ratings.map((one) => ({ at: one.at, by: one.by, of: say(one.period), what: `Rated: ${Object.entries(one.scores).map(([dimension, score]) => `${dimension.replaceAll('-', ' ')} ${score ?? 'not rated'}`).join(', ')}${one.words === '' ? '' : `. ${one.words}`}` })),
    ...signs.map((one) => ({ at: one.at, by: one.by, of: say(one.period), what: `Signed off as of entry ${one.load}` })),
    ...checks.map((one) => ({ at: one.at, by: one.by, of: say(one.period), what: `Checked by ${names.get(one.organisation) ?? 'a partner'} on ${formatDay(one.on)}: ${agreesNames[one.agrees].toLowerCase()}` })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime());
};

const History = ({ seen }: Shown) => {
  const told = toldOf(seen);
  return told.length === 0 ? null : (
    <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Everything that was said of its data</span></summary><div class="govuk-details__text joinery-scroll" tabindex={0} role="region" aria-label="History">
      <Table classes="joinery-dense" caption="History" captionClasses="govuk-visually-hidden" head={[{ text: 'When' }, { text: 'What' }, { text: 'Of what' }, { text: 'By whom' }]} rows={told.map((one) => [{ text: formatDay(dayOf(one.at)) }, { text: one.what }, { text: one.of }, { text: one.by }])} />
    </div></details>
  );
};

const reply = (shown: Shown, conflict: string | null): Reply => {
  const { ask, seen } = shown;
  const [first, ...rest] = sayQuality(seen.quality, dayOf(ask.now));
  return page({
    title: `Data quality of ${seen.indicator.title}`, wide: true, side: performanceSide(ask, 'quality'), back: { href: ask.link(`/performance/indicators/${seen.indicator.id}`) }, ...(conflict === null ? {} : { status: 409 as const }),
    body: (
      <>
        <PageHeading caption={seen.indicator.title} heading="Can this figure be relied on?" />
        {conflict === null ? null : <InsetText text={conflict} />}
        <p class="govuk-body"><GradeTag grade={seen.quality.grade} /> <strong>{first}</strong></p>
        {rest.map((text) => <p class="govuk-body">{text}</p>)}
        <Signatures {...shown} />
        <Ratings {...shown} />
        <Checks {...shown} />
        <History {...shown} />
      </>
    ),
  });
};

const shownFor = async (ask: AskHere): Promise<Shown | null> => {
  const id = readId<'indicator'>(ask.params['id']);
  if (id === null) return null;
  return ask.within(async (tx) => {
    const work = workOf(ask, tx);
    const [whole, doer] = [await readIndicatorQuality(work, id), await doerOf(work, ask)];
    if (whole === null || maySign(whole.indicator, doer)) return whole === null ? null : { ask, seen: whole, doer };
    // Whoever signs sees what they sign; others may see it only once it is signed, and withheld as it is everywhere.
    const seen = (await readIndicatorQuality(work, id, await seesOnlySigned(tx, ask.here.id, ask.role))) ?? whole;
    const told = new Map((await seenWithGaps(work, ask.role, seen.indicator, { areas: [seen.indicator.area], breakdown: '' })).map((one) => [placeOf(one), one]));
    return { ask, doer, seen: { ...seen, figures: seen.figures.map((row) => ({ ...row, figure: told.get(placeOf(row.figure)) ?? row.figure })) } };
  });
};

/** What is known of one indicator's data: who vouches for it, the six dimensions, what others found. */
export const indicatorQualityPage = async (ask: AskHere): Answered => {
  const shown = await shownFor(ask);
  return shown === null ? gone : ok(reply(shown, null));
};

/** Signs one figure as it was shown; one that was revised meanwhile is shown and not signed. */
export const saveSignature = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const shown = await shownFor(ask);
  if (shown === null) return gone;
  const { indicator } = shown.seen;
  const period = readPeriod(indicator.periodRule, form.value.text('period'));
  if (period === null) return notFound('There is no figure for that period.');
  const done = await ask.within((tx) => signFigure(workOf(ask, tx), indicator.id, period, Number(form.value.text('load')) || 0, shown.doer));
  if (!done.ok) return done.refusal.kind === 'conflict' ? ok(reply(shown, done.refusal.message)) : done;
  sayNext(ask.http, `Signed off: ${done.value}`);
  return ok(redirect(at(ask, shown.seen)));
};
