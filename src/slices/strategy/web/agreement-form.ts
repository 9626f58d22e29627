import { readId } from '#lib/id.ts';
import { addAgreement, changeAgreement } from '../commands/edit-agreement.ts';
import { saveRound } from '../commands/edit-round.ts';
import type { Agreement, KeptTarget } from '../core/kept-target.ts';
import { agreementById } from '../store/agreement-store.ts';
import { roundsOf, type Round } from '../store/negotiation-store.ts';
import { targetsOf } from '../store/target-store.ts';
import type { FormPage } from './form-page.ts';
import { typed } from './typed-values.ts';

type Seen = { readonly agreement: Agreement | null };

/** The form of an agreement. */
export const agreementForm: FormPage<Seen> = {
  part: 'agreements', missing: 'There is no such agreement here.', done: 'The agreement is saved',
  load: async (ask, tx) => {
    const id = readId<'agreement'>(ask.params['id']);
    const agreement = id === null ? null : await agreementById(tx, ask.here.id, id);
    return agreement === null && ask.params['id'] !== 'new' ? null : { agreement };
  },
  form: (ask, { agreement }) => ({
    heading: agreement === null ? 'Add an agreement' : `Change ${agreement.title}`, caption: 'Agreements and targets', action: ask.link(`/strategy/agreements/${agreement?.id ?? 'new'}/edit`), back: ask.link(agreement === null ? '/strategy/agreements' : `/strategy/agreements/${agreement.id}`),
    fields: [{ name: 'title', label: 'Title' }, { name: 'from', label: 'It begins on', kind: 'date' }, { name: 'to', label: 'It ends on', kind: 'date' }],
  }),
  current: ({ agreement }) => (agreement === null ? { values: {}, version: 0 } : { values: { title: agreement.title, from: agreement.from ?? '', to: agreement.to ?? '' }, version: agreement.version }),
  save: async (work, { agreement }, values, version) => {
    const from = typed(values);
    const input = from.read({ title: from.text('title'), from: from.day('from'), to: from.day('to') });
    if (!input.ok) return input;
    const done = await (agreement === null ? addAgreement(work, input.value) : changeAgreement(work, agreement.id, version, input.value));
    return done.ok ? { ok: true, value: `/strategy/agreements/${done.value}` } : done;
  },
};

type SeenRound = { readonly agreement: Agreement; readonly round: Round | null; readonly last: number; readonly targets: readonly KeptTarget[] };

/** The form of one thing asked for in a round of negotiation. */
export const roundForm: FormPage<SeenRound> = {
  part: 'agreements', missing: 'There is no such entry in this negotiation.', done: 'It is noted',
  load: async (ask, tx) => {
    const [agreementId, id] = [readId<'agreement'>(ask.params['agreement']), readId<'round'>(ask.params['id'])];
    const agreement = agreementId === null ? null : await agreementById(tx, ask.here.id, agreementId);
    if (agreement === null) return null;
    const rounds = await roundsOf(tx, ask.here.id, agreement.id);
    const round = rounds.find((one) => one.id === id) ?? null;
    return round === null && ask.params['id'] !== 'new' ? null : { agreement, round, last: rounds[0]?.number ?? 1, targets: await targetsOf(tx, ask.here.id, agreement.id) };
  },
  form: (ask, { agreement, round, targets }) => ({
    heading: round === null ? 'Note what was asked for' : `Round ${round.number}: ${round.askedBy}`, caption: agreement.title, action: ask.link(`/strategy/agreements/${agreement.id}/rounds/${round?.id ?? 'new'}`), back: ask.link(`/strategy/agreements/${agreement.id}`),
    fields: [
      { name: 'number', label: 'Round', kind: 'number' }, { name: 'on', label: 'On', kind: 'date' }, { name: 'askedBy', label: 'Who asked?', hint: 'For example the government office, the police, the county’s finance director' },
      { name: 'target', label: 'About which target?', options: [{ value: '', text: 'The agreement as a whole' }, ...targets.map((one) => ({ value: one.id, text: `${one.key}: ${one.title}` }))] },
      { name: 'what', label: 'What did they ask for?', kind: 'lines' }, { name: 'why', label: 'Why?', kind: 'lines' }, { name: 'answer', label: 'What was answered?', kind: 'lines', hint: 'Leave empty until there is an answer' },
    ],
  }),
  current: ({ round, last }, ask) =>
    round === null
      ? { values: { number: String(last), on: ask.now.toISOString().slice(0, 10), target: ask.query.get('target') ?? '' }, version: 0 }
      : { values: { number: String(round.number), on: round.on, askedBy: round.askedBy, target: round.target ?? '', what: round.what, why: round.why, answer: round.answer }, version: round.version },
  save: async (work, { agreement, round }, values, version) => {
    const from = typed(values);
    const draft = from.read({ number: from.figure('number') ?? 0, on: from.day('on'), askedBy: from.text('askedBy'), target: from.id<'target'>('target'), what: from.text('what'), why: from.text('why'), answer: from.text('answer') });
    if (!draft.ok) return draft;
    const done = await saveRound(work, agreement.id, round?.id ?? null, version, draft.value);
    return done.ok ? { ok: true, value: `/strategy/agreements/${agreement.id}#negotiation` } : done;
  },
};
