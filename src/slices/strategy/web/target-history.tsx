import { dayOf, formatDay } from '#lib/day.ts';
import { aTarget, type AgreementTarget } from '../core/agreement.ts';
import { compareAgreements } from '../core/compare-agreements.ts';
import type { Revision } from '../store/target-store.ts';
import { WideTable } from './parts.tsx';

const stateOf = ({ content }: Revision, organisations: ReadonlyMap<string, string>): AgreementTarget => {
  const said = content as unknown as Partial<AgreementTarget> & { readonly leadOrganisation?: string | null; readonly leadName?: string | null; readonly evidenceNote?: string | null };
  return aTarget({ ...said, key: 'this', kind: said.kind ?? '', title: said.title ?? '', lead: organisations.get(said.leadOrganisation ?? '') ?? said.leadName ?? null, evidence: said.evidenceNote ?? null, contributors: [] });
};

/** What one state of a target changed against the one before it, line by line. */
export const changesOf = (after: Revision, before: Revision | undefined, organisations: ReadonlyMap<string, string>): readonly string[] => {
  if (before === undefined) return ['First saved'];
  const { changed, moved } = compareAgreements([stateOf(before, organisations)], [stateOf(after, organisations)]);
  const lines = [...moved.map((one) => `kind: ${one.from} → ${one.kind}`), ...changed.flatMap((one) => one.fields.map((field) => `${field.field}: ${field.before ?? 'empty'} → ${field.after ?? 'empty'}`))];
  return lines.length > 0 ? lines : ['What it rests on, or the person who leads'];
};

/** Every state that a target was saved in: what changed, who said so, when and why. */
export const TargetHistory = ({ revisions, organisations }: { readonly revisions: readonly Revision[]; readonly organisations: ReadonlyMap<string, string> }) => (
  <>
    <h2 class="govuk-heading-m" id="history">History</h2>
    <WideTable
      caption="Every state it was saved in, the newest first" hiddenCaption head={['When', 'Who', 'What changed', 'Why']}
      rows={revisions.map((one, index) => [{ text: formatDay(dayOf(one.at)) }, { text: one.by }, { html: <>{changesOf(one, revisions[index + 1], organisations).map((line, place) => <>{place === 0 ? null : <br />}{line}</>)}</> }, { text: one.why === '' ? 'Not said' : one.why }])}
    />
  </>
);
