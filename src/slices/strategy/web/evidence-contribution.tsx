import { dayOf, type Day } from '#lib/day.ts';
import { readId, type PersonId } from '#lib/id.ts';
import { notFound } from '#lib/result.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { handEvidence, noEvidence, sayOfEvidence } from '../commands/edit-evidence.ts';
import { freshnessInWords, freshnessOf, refreshDue, type Evidence } from '../core/evidence.ts';
import { evidenceById, evidenceOf } from '../store/evidence-store.ts';
import { OutLink } from './parts.tsx';
import { readSaying, SayingFields } from './evidence-pages.tsx';

const isAsked = (evidence: Evidence, today: Day): boolean => ['due', 'stale'].includes(freshnessOf(evidence, today));

const mine = async (work: Work, person: PersonId, id: string): Promise<Evidence | null> => {
  const wanted = readId<'evidence'>(id);
  const evidence = wanted === null ? null : await evidenceById(work.tx, work.here.id, wanted);
  return evidence !== null && evidence.owner === person && isAsked(evidence, dayOf(work.now)) ? evidence : null;
};

/** Asks whoever looks after evidence, when it falls due, whether it still holds (S2). */
export const evidenceContribution: Contribution = {
  kind: 'evidence',
  waiting: async (work, person) => {
    const today = dayOf(work.now);
    return (await evidenceOf(work.tx, work.here.id)).filter((one) => one.owner === person && isAsked(one, today)).map((one) => ({ id: one.id, text: `Say whether “${one.title}” is still current`, why: freshnessInWords(one, today), minutes: 1, due: refreshDue(one), late: freshnessOf(one, today) === 'stale' }));
  },
  form: async (work, person, id, sent, faults) => {
    const evidence = await mine(work, person, id);
    return evidence === null ? null : (
      <>
        <input type="hidden" name="version" value={String(evidence.version)} />
        <p class="govuk-body">{freshnessInWords(evidence, dayOf(work.now))}. {evidence.summary}</p>
        {evidence.link === '' ? null : <p class="govuk-body"><OutLink href={evidence.link} text="Read it" /></p>}
        <SayingFields sent={sent} faults={faults} />
      </>
    );
  },
  take: async (work, person, id, form) => {
    const evidence = await mine(work, person, id);
    if (evidence === null) return notFound('This no longer waits for you.');
    const said = readSaying(form);
    return said.ok ? sayOfEvidence(work, evidence.id, Number(form.text('version')) || 0, said.value) : said;
  },
  owned: async (work) => {
    const today = dayOf(work.now);
    return (await evidenceOf(work.tx, work.here.id)).filter((one) => one.withdrawnOn === null).map((one) => ({ id: one.id, text: one.title, path: `/strategy/evidence/${one.id}`, person: one.owner, organisation: null, ...(one.owner === null ? { trouble: 'Nobody looks after it' } : freshnessOf(one, today) === 'stale' ? { trouble: freshnessInWords(one, today) } : {}) }));
  },
  handOver: async (work, id, to) => {
    const wanted = readId<'evidence'>(id);
    return wanted === null ? noEvidence : handEvidence(work, wanted, to);
  },
};
