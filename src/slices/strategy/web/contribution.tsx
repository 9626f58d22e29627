import { dayOf, formatDay } from '#lib/day.ts';
import { readId, type PersonId } from '#lib/id.ts';
import { invalid, notFound, ok } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { answerTarget } from '../commands/edit-contributors.ts';
import { answerOffer } from '../commands/edit-matrix.ts';
import type { Answer } from '../core/contribution-cell.ts';
import { valueOf } from '../core/figures.ts';
import { askedContributors, type AskedContributor } from '../store/contributor-store.ts';
import { moveOrganisationParts, setAsked } from '../store/belonging-store.ts';
import { cellsOf } from '../store/matrix-store.ts';
import { outcomesNow } from '../store/plan-store.ts';
import { evidenceContribution } from './evidence-contribution.tsx';
import { targetContribution } from './target-contribution.ts';

/** One offer to a partner, of the matrix (`c-`) or of a target (`t-`). */
type Offer = { readonly id: string; readonly part: 'cell' | 'target_contributor'; readonly raw: string; readonly what: string; readonly about: string; readonly doer: string; readonly role: string; readonly asked: PersonId | null; readonly answer: Answer | null; readonly answeredAt: Date | null; readonly earlierAt?: Date | null; readonly promise?: string; readonly version: number; readonly path: string };

const promiseOf = ({ yearly, ...one }: AskedContributor): string => yearly.filter((year) => year.value !== null).map(({ period, value }) => `${period}: ${valueOf(one, value as number)}`).join('; ');

const offersOf = async (work: Work, person: PersonId | null): Promise<readonly Offer[]> => {
  const { tx, here } = work;
  const outcomes = new Map((await outcomesNow(tx, here.id)).map((one) => [one.key, one.title]));
  const cells = (await cellsOf(tx, here.id)).filter((cell) => outcomes.has(cell.outcome) && (person === null || cell.asked === person));
  const contributors = (await askedContributors(tx, here.id, person)).filter((one) => one.organisation !== null);
  return [
    ...cells.map((cell): Offer => ({ ...cell, id: `c-${cell.id}`, part: 'cell', raw: cell.id, about: `the outcome “${outcomes.get(cell.outcome) ?? ''}”`, doer: cell.doerName, role: cell.role === 'leads' ? 'lead on' : 'contribute to', path: '/strategy/matrix' })),
    ...contributors.map((one): Offer => ({ ...one, id: `t-${one.id}`, part: 'target_contributor', raw: one.id, about: `the target “${one.targetTitle}”`, doer: one.name, role: 'contribute to', path: `/strategy/targets/${one.target}`, promise: promiseOf(one) })),
  ];
};

const mine = async (work: Work, person: PersonId, id: string): Promise<Offer | null> => (await offersOf(work, person)).find((one) => one.id === id && one.answer === null) ?? null;

/** Asks a partner's own person whether it will do what it was named for (S3, S8): nobody else's yes counts. */
const commitment: Contribution = {
  kind: 'commitment',
  waiting: async (work, person) =>
    (await offersOf(work, person)).filter((one) => one.answer === null).map((one) => ({ id: one.id, text: `Say whether ${one.doer} will ${one.role} ${one.about}`, ...(one.what === '' ? {} : { why: one.what }), minutes: 2, due: null, late: false })),
  form: async (work, person, id, sent, faults) => {
    const offer = await mine(work, person, id);
    if (offer === null) return null;
    const chosen = sent?.text('answer') ?? '';
    return (
      <>
        <input type="hidden" name="version" value={String(offer.version)} />
        <p class="govuk-body">{offer.doer} is asked to {offer.role} {offer.about}.</p>
        {offer.what === '' ? null : <p class="govuk-body"><strong>What it would do:</strong> {offer.what}</p>}
        {offer.promise === undefined || offer.promise === '' ? null : <p class="govuk-body"><strong>What is promised:</strong> {offer.promise}</p>}
        {offer.earlierAt == null ? null : <p class="govuk-body">{offer.doer} accepted an earlier version on {formatDay(dayOf(offer.earlierAt))}. The target has changed since, so you are asked again.</p>}
        <Radios name="answer" idPrefix="answer" fieldset={{ legend: { text: `Do you accept for ${offer.doer}?`, classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'accepted', text: 'Yes, we will do this', checked: chosen === 'accepted' }, { value: 'declined', text: 'No, or not like this', checked: chosen === 'declined' }]} {...faultMessage(faults, 'answer')} />
        <Textarea id="words" name="words" label={{ text: 'In your own words' }} hint={{ text: 'What you will do, or why not and what you would accept. The partnership sees it' }} rows={4} value={sent?.lines('words') ?? ''} {...faultMessage(faults, 'words')} />
      </>
    );
  },
  take: async (work, person, id, form) => {
    const offer = await mine(work, person, id);
    if (offer === null) return notFound('This no longer waits for you.');
    const answer = (['accepted', 'declined'] as const).find((one) => one === form.text('answer'));
    if (answer === undefined) return invalid([{ field: 'answer', message: 'Say whether you accept' }]);
    const [version, said] = [Number(form.text('version')) || 0, { person, answer, words: form.lines('words') }];
    const [cell, contributor] = [readId<'cell'>(offer.raw), readId<'contributor'>(offer.raw)];
    if (cell === null || contributor === null) return notFound('This no longer waits for you.');
    return offer.part === 'cell' ? answerOffer(work, cell, version, said) : answerTarget(work, contributor, version, said);
  },
  used: async (work, person) => (await offersOf(work, person)).filter((one) => one.answer === 'accepted' && one.answeredAt !== null).slice(0, 3).map((one) => `Your yes for ${one.doer} to ${one.about} of ${formatDay(dayOf(one.answeredAt as Date))} stands in the strategy.`),
  owned: async (work) => (await offersOf(work, null)).filter((one) => one.answer === null).map((one) => ({ id: one.id, text: `The answer of ${one.doer} about ${one.about}`, path: one.path, person: one.asked, organisation: null, ...(one.asked === null ? { trouble: 'Nobody is there to say yes for it' } : {}) })),
  handOver: async (work, id, to) => {
    const offer = (await offersOf(work, null)).find((one) => one.id === id);
    const person = (await readMembership(work.tx, work.here.id)).people.find((one) => one.id === to);
    if (offer === undefined || person === undefined || !(await setAsked(work.tx, work.here.id, offer.part, offer.raw, to))) return notFound('There is no such offer or person here.');
    await record(work, { what: 'CommitmentHanded', subject: { kind: offer.part === 'cell' ? 'cell' : 'contributor', id: offer.raw }, data: { what: offer.what, to } });
    return ok(`${person.name} is asked now about ${offer.about}`);
  },
  moveOrganisation: (work, from, to) => moveOrganisationParts(work.tx, work.here.id, from, to),
};

/** What the strategy asks of people with no account, and what of it belongs to somebody. */
export const strategyContributions: readonly Contribution[] = [commitment, evidenceContribution, targetContribution];
