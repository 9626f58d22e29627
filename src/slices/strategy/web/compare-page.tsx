import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { kindName, readAgreement } from '../commands/read-agreement.ts';
import type { AgreementTarget } from '../core/agreement.ts';
import { compareAgreements, type AgreementComparison, type Named } from '../core/compare-agreements.ts';
import type { Agreement } from '../core/kept-target.ts';
import { agreementById } from '../store/agreement-store.ts';
import { draftContent, draftsOf } from '../store/negotiation-store.ts';
import { WideTable } from './parts.tsx';
import { strategySide } from './strategy-side.ts';

const List = ({ title, items }: { readonly title: string; readonly items: readonly string[] }) =>
  items.length === 0 ? null : <><h2 class="govuk-heading-m">{title}</h2><ul class="govuk-list govuk-list--bullet">{items.map((one) => <li>{one}</li>)}</ul></>;

const named = (one: Named): string => `${one.key}: ${one.title} (${kindName(one.kind).toLowerCase()})`;

/** What differs between two states of an agreement, in words. */
export const Comparison = ({ comparison }: { readonly comparison: AgreementComparison }) => (
  <>
    <List title="Added" items={comparison.added.map(named)} />
    <List title="Dropped" items={comparison.dropped.map(named)} />
    <List title="Moved to another kind" items={comparison.moved.map((one) => `${named(one)}, was ${kindName(one.from).toLowerCase()}`)} />
    {comparison.changed.length > 0 && <h2 class="govuk-heading-m">Changed</h2>}
    {comparison.changed.map((one) => (
      <WideTable caption={`${one.key}: ${one.title}`} head={['What', 'Before', 'After']} rows={one.fields.map((field) => [{ text: field.field.charAt(0).toUpperCase() + field.field.slice(1) }, { text: field.before ?? 'Empty' }, { text: field.after ?? 'Empty' }])} />
    ))}
  </>
);

/** How many targets were added, dropped and changed, in a sentence. */
export const comparisonInWords = ({ added, dropped, moved, changed, same }: AgreementComparison): string => `${plural(added.length, 'target')} added, ${dropped.length} dropped, ${moved.length} of another kind, ${changed.length} changed and ${same} the same.`;

const contentOf = async (tx: Tx, here: PartnershipId, agreement: Agreement, which: string): Promise<readonly AgreementTarget[] | null> =>
  which === 'now' ? (await readAgreement(tx, here, agreement)).targets.map((one) => one.said) : draftContent(tx, here, agreement.id, /^\d{1,6}$/.test(which) ? Number(which) : 0);

const nameOf = (which: string): string => (which === 'now' ? 'today' : `draft ${which}`);

/** Two drafts of an agreement beside one another, or a draft beside what stands today. */
export const comparePage = async (ask: AskHere): Answered => {
  const id = readId<'agreement'>(ask.params['id']);
  const [a, b] = [ask.query.get('a') ?? '1', ask.query.get('b') ?? 'now'];
  const found = await ask.within(async (tx) => {
    const agreement = id === null ? null : await agreementById(tx, ask.here.id, id);
    if (agreement === null) return null;
    const [before, after] = [await contentOf(tx, ask.here.id, agreement, a), await contentOf(tx, ask.here.id, agreement, b)];
    return before === null || after === null ? null : { agreement, comparison: compareAgreements(before, after), drafts: await draftsOf(tx, ask.here.id, agreement.id) };
  });
  if (found === null) return notFound('There is no such draft of this agreement.');
  const options = (chosen: string) => [...found.drafts.toReversed().map((one) => ({ value: String(one.number), text: `Draft ${one.number}${one.note === '' ? '' : `: ${one.note}`}`, selected: chosen === String(one.number) })), { value: 'now', text: 'Today', selected: chosen === 'now' }];
  return ok(
    page({
      title: 'Compare two drafts', side: strategySide(ask, 'agreements'), back: { href: ask.link(`/strategy/agreements/${found.agreement.id}`) },
      body: (
        <>
          <PageHeading caption={found.agreement.title} heading={`From ${nameOf(a)} to ${nameOf(b)}`} lead={comparisonInWords(found.comparison)} />
          <form method="get" action={ask.link(`/strategy/agreements/${found.agreement.id}/compare`)} class="joinery-find">
            <Select id="a" name="a" label={{ text: 'Before' }} items={options(a)} /><Select id="b" name="b" label={{ text: 'After' }} items={options(b)} /><Button text="Compare" classes="govuk-button--secondary" />
          </form>
          <Comparison comparison={found.comparison} />
        </>
      ),
    }),
  );
};
