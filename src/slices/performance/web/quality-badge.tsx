import type { AskHere } from '#platform/http/ask.ts';
import { Tag } from '#platform/ui/tag.tsx';
import { gradeNames, signingNames, signingShort, type Grade, type Quality, type Signing } from '../core/quality.ts';

const gradeColours: Readonly<Record<Grade, string>> = { good: 'govuk-tag--blue', usable: 'govuk-tag--yellow', poor: 'govuk-tag--orange', 'not-rated': 'govuk-tag--grey' };
const signingMarks: Readonly<Record<Signing, string>> = { signed: '✓ ', unsigned: '○ ', revised: '↻ ', 'no-figure': '' };

/** How good the data are, as a word in a tag. */
export const GradeTag = ({ grade }: { readonly grade: Grade }) => <Tag text={gradeNames[grade]} classes={gradeColours[grade]} />;

/** Whether a figure is signed off, as a mark and words. */
export const SigningWords = ({ signing, short = false }: { readonly signing: Signing; readonly short?: boolean }) => <span class={signing === 'revised' ? 'govuk-!-font-weight-bold' : ''}><span aria-hidden="true">{signingMarks[signing]}</span>{(short ? signingShort : signingNames)[signing]}</span>;

const trouble = ({ check, checkIsOld, reviewLate }: Quality): readonly string[] => [
  ...(check !== null && check.agrees === 'no' && !checkIsOld ? ['Check disagrees'] : []),
  ...(reviewLate ? ['Review due'] : []),
];

/** The mark beside a figure: how good its data are, whether it is signed off, and what is amiss; it leads to the whole story. */
export const QualityBadge = ({ ask, quality, of }: { readonly ask: AskHere; readonly quality: Quality; readonly of: string }) => (
  <span class="joinery-badge">
    <a class="govuk-link govuk-link--no-underline" href={ask.link(`/performance/indicators/${quality.indicator}/quality`)}><span class="govuk-visually-hidden">Data quality of {of}: </span><GradeTag grade={quality.grade} /></a>
    <span class="govuk-hint govuk-!-font-size-16 joinery-badge__words"><SigningWords signing={quality.signing} short />{trouble(quality).map((text) => <><br />{text}</>)}</span>
  </span>
);
