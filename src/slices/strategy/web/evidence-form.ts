import { readId } from '#lib/id.ts';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import { saveEvidence } from '../commands/edit-evidence.ts';
import { evidenceKindNames, evidenceKinds, type Evidence } from '../core/evidence.ts';
import { evidenceById } from '../store/evidence-store.ts';
import type { FormPage } from './form-page.ts';
import { typed } from './typed-values.ts';

type Seen = { readonly evidence: Evidence | null; readonly membership: Membership };

/** The form of a piece of evidence. */
export const evidenceForm: FormPage<Seen> = {
  part: 'evidence', missing: 'There is no such evidence here.', done: 'The evidence is saved',
  load: async (ask, tx) => {
    const id = readId<'evidence'>(ask.params['id']);
    const evidence = id === null ? null : await evidenceById(tx, ask.here.id, id);
    return evidence === null && ask.params['id'] !== 'new' ? null : { evidence, membership: await readMembership(tx, ask.here.id) };
  },
  form: (ask, { evidence, membership }) => ({
    heading: evidence === null ? 'Add evidence' : `Change “${evidence.title}”`, caption: 'Evidence', action: ask.link(`/strategy/evidence/${evidence?.id ?? 'new'}/edit`), back: ask.link(evidence === null ? '/strategy/evidence' : `/strategy/evidence/${evidence.id}`),
    fields: [
      { name: 'title', label: 'Title' },
      { name: 'kind', label: 'Kind', options: evidenceKinds.map((kind) => ({ value: kind, text: evidenceKindNames[kind] })) },
      { name: 'publisher', label: 'Published by' },
      { name: 'publishedOn', label: 'Published on', kind: 'date' },
      { name: 'refreshMonths', label: 'Months until it must be done afresh', kind: 'number', hint: 'For example 36. Leave empty if it is never done again' },
      { name: 'link', label: 'Link', hint: 'Where it can be read' },
      { name: 'summary', label: 'What it says', kind: 'lines', hint: 'In two or three sentences' },
      { name: 'owner', label: 'Who looks after it?', hint: 'They are asked, when it falls due, whether it still holds', options: [{ value: '', text: 'Nobody yet' }, ...membership.people.map((one) => ({ value: one.id, text: one.name }))] },
    ],
  }),
  current: ({ evidence }) =>
    evidence === null
      ? { values: { kind: 'study' }, version: 0 }
      : {
          values: { title: evidence.title, kind: evidence.kind, publisher: evidence.publisher, publishedOn: evidence.publishedOn ?? '', refreshMonths: String(evidence.refreshMonths ?? ''), link: evidence.link, summary: evidence.summary, owner: evidence.owner ?? '' },
          version: evidence.version,
        },
  save: async (work, { evidence }, values, version) => {
    const from = typed(values);
    const input = from.read({
      title: from.text('title'), kind: from.oneOf('kind', evidenceKinds) ?? 'other', publisher: from.text('publisher'), publishedOn: from.day('publishedOn'), refreshMonths: from.figure('refreshMonths'),
      link: from.text('link'), summary: from.text('summary'), owner: from.id<'person'>('owner'),
    });
    if (!input.ok) return input;
    const done = await saveEvidence(work, evidence?.id ?? null, version, input.value);
    return done.ok ? { ok: true, value: `/strategy/evidence/${done.value}` } : done;
  },
};
