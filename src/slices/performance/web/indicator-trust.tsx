import { dayOf, formatDay } from '#lib/day.ts';
import { clip } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import type { ClaimSeen } from '../commands/read-claims.ts';
import type { IndicatorSeen } from '../commands/read-indicator.ts';
import type { Challenge } from '../core/challenges.ts';
import { claimKindNames } from '../core/claims.ts';
import type { KeptObservation } from '../core/observation.ts';
import { isRevision, sayQuality } from '../core/quality.ts';
import { sayPeriod } from '../core/say-figure.ts';
import { askedOf, askerOf, ChallengeTag } from './challenge-parts.tsx';
import { GradeTag, SigningWords } from './quality-badge.tsx';

export type TrustSeen = { readonly challenges: readonly Challenge[]; readonly claims: readonly ClaimSeen[] };
type Shown = { readonly ask: AskHere; readonly seen: IndicatorSeen; readonly trust: TrustSeen };

const heldWords = ({ indicator, figures, judged }: IndicatorSeen, heldBack: KeptObservation): string => {
  const period = sayPeriod(indicator, heldBack);
  if (isRevision(figures, heldBack)) return `The figure for ${period} has been revised, and the revision waits to be signed off. What you see is what was signed.`;
  return `The figure for ${period} is here and not signed off. ${judged.latest !== null && heldBack.period.to < judged.latest.period.to ? 'It is left out of what you see.' : 'What you see stops at the last signed one.'}`;
};

/** The mark beside the figure: how good its data are, who vouches for it, and what others found. */
export const QualityLine = ({ ask, seen }: Pick<Shown, 'ask' | 'seen'>) => {
  const { indicator, quality, heldBack } = seen;
  return quality === null ? null : (
    <>
      {heldBack === null ? null : <InsetText text={heldWords(seen, heldBack)} />}
      <p class="govuk-body"><span class="govuk-visually-hidden">Data quality: </span><GradeTag grade={quality.grade} /> <SigningWords signing={quality.signing} />. {sayQuality(quality, dayOf(ask.now)).join(' ')} <a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}/quality`)}>Data quality</a></p>
    </>
  );
};

/** What partners asked one another about this figure, and the answers. */
export const IndicatorChallenges = ({ ask, seen: { indicator, people, judged }, trust: { challenges } }: Shown) => {
  const shown = challenges.filter((one) => one.state !== 'withdrawn');
  const period = judged.latest === null ? '' : `&period=${encodeURIComponent(sayPeriod(indicator, judged.latest))}`;
  return (
    <>
      <h2 class="govuk-heading-m">What partners asked about it</h2>
      {shown.length === 0 && <p class="govuk-body">Nobody has asked about this figure yet.</p>}
      {shown.slice(0, 5).map((one) => (
        <div class="govuk-inset-text">
          <p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(`/performance/challenges/${one.id}`)}>{clip(one.question, 200)}</a> <ChallengeTag challenge={one} today={dayOf(ask.now)} /></p>
          <p class="govuk-hint govuk-!-margin-bottom-1">{askerOf(one, people)} asks {askedOf(one, people)}, {formatDay(one.askedOn)}</p>
          {one.answer !== '' && <p class="govuk-body govuk-!-margin-bottom-0">{clip(one.answer, 400)} <span class="govuk-hint">{one.answeredBy}{one.answeredOn === null ? '' : `, ${formatDay(one.answeredOn)}`}</span></p>}
        </div>
      ))}
      {ask.may('figure.challenge') && indicator.retiredOn === null && <Button text="Challenge this figure" href={`${ask.link('/performance/challenges/new')}?indicator=${indicator.id}${period}`} classes="govuk-button--secondary" />}
    </>
  );
};

/** What partners say that working together added to this figure. */
export const IndicatorClaims = ({ ask, seen: { indicator }, trust: { claims } }: Shown) => (
  <>
    <h2 class="govuk-heading-m">What working together added</h2>
    {claims.length === 0 ? <p class="govuk-body">Nobody claims that working together changed this figure.</p> : (
      <ul class="govuk-list govuk-list--bullet">
        {claims.map(({ claim, warnings }) => <li><a class="govuk-link" href={ask.link(`/performance/claims/${claim.id}`)}>{claim.title}</a>. {claimKindNames[claim.kind]}. {warnings.join(' ')}</li>)}
      </ul>
    )}
    {ask.may('claim.edit') && <p class="govuk-body"><a class="govuk-link" href={`${ask.link('/performance/claims/new')}?indicator=${indicator.id}`}>Say what working together added</a></p>}
  </>
);
