import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import { capitalise, plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { endOneLine, saveLine } from '../commands/edit-accountability.ts';
import { accountabilityGaps, linesAt, wayNames, ways, type AccountabilityLine, type LineInput } from '../core/accountability.ts';
import { layers, type Membership } from '../core/membership-record.ts';
import { namedEntries, type NamedEntry } from '../core/named-partner.ts';
import { linesOf } from '../store/accountability-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

type Seen = { readonly membership: Membership; readonly lines: readonly AccountabilityLine[]; readonly entries: readonly NamedEntry[] };

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), lines: await linesOf(tx, ask.here.id), entries: namedEntries(await ask.services.packFor(tx, ask.here)) }));

const namesOf = ({ membership }: Seen): ReadonlyMap<string, string> => new Map([...membership.groups, ...membership.organisations].map((one) => [one.id, one.name]));
const fromOf = (line: AccountabilityLine, names: ReadonlyMap<string, string>): string => names.get(line.fromGroup ?? line.fromOrganisation ?? '') ?? 'A body that has ended';
const toOf = (line: AccountabilityLine, names: ReadonlyMap<string, string>): string => line.toOther ?? names.get(line.toGroup ?? line.toOrganisation ?? '') ?? 'A body that has ended';

// The picture is the grid itself, drawn as a table: three ways by three layers, an empty cell standing out.
const Grid = ({ seen, names }: { readonly seen: Seen; readonly names: ReadonlyMap<string, string> }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label="Who answers to whom, by layer">
    <table class="govuk-table joinery-grid">
      <caption class="govuk-table__caption govuk-table__caption--m">Who answers to whom, by layer</caption>
      <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Way</th>{layers.map((layer) => <th scope="col" class="govuk-table__header">{capitalise(layer)}</th>)}</tr></thead>
      <tbody class="govuk-table__body">
        {ways.map((way) => (
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">{wayNames[way]}</th>
            {layers.map((layer) => {
              const lines = linesAt(seen.lines, layer, way);
              return lines.length === 0 ? <td class="govuk-table__cell joinery-grid__empty">Nobody yet</td> : (
                <td class="govuk-table__cell">{lines.map((line) => <span class="joinery-grid__line"><strong>{fromOf(line, names)}</strong> <span aria-hidden="true">→</span><span class="govuk-visually-hidden"> to </span> {toOf(line, names)}{line.sanction === null && line.way === 'held' ? ' (nothing follows)' : ''}</span>)}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

export const accountabilityPage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  const names = namesOf(seen);
  const gaps = accountabilityGaps(seen.lines, seen.membership, seen.entries);
  const edits = ask.may('people.edit');
  return ok(
    page({
      title: 'Accountability',
      wide: true,
      side: peopleSide(ask, 'accountability'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Who answers to whom" lead={`${plural(seen.lines.length, 'line')} on the map and ${plural(gaps.length, 'gap')}. Partners answer to their own bodies, to departments, to one another and to the public, and seldom with the same weight.`} />
          {edits && <Button text="Add a line" href={ask.link('/people/accountability/new')} classes="govuk-button--secondary" />}
          <ul class="joinery-findings">{gaps.map((gap) => <li class="joinery-finding"><p class="govuk-body govuk-!-margin-bottom-1">{gap.text}</p><p class="govuk-body govuk-!-margin-bottom-0"><strong>What to do:</strong> {gap.todo}</p></li>)}</ul>
          <Grid seen={seen} names={names} />
          {seen.lines.length > 0 && (
            <div class="joinery-scroll" tabindex={0} role="region" aria-label="Every line">
              <Table
                caption="Every line" captionClasses="govuk-table__caption--m"
                head={[{ text: 'Who' }, { text: 'To whom' }, { text: 'Layer' }, { text: 'How' }, { text: 'For what' }, { text: 'What follows' }, ...(edits ? [{ text: 'Change' }] : [])]}
                rows={seen.lines.map((line) => [{ text: fromOf(line, names) }, { text: toOf(line, names) }, { text: capitalise(line.layer) }, { text: wayNames[line.way] }, { text: line.what }, { text: line.sanction ?? 'Nothing said' }, ...(edits ? [{ html: <a class="govuk-link" href={ask.link(`/people/accountability/${line.id}`)}>Change<span class="govuk-visually-hidden"> the line for {line.what}</span></a> }] : [])])}
              />
            </div>
          )}
          <p class="govuk-body-s">Source: WBT Table 7, ¶107–108; CSP 4.15, 4.16.</p>
        </>
      ),
    }),
  );
};

type Values = Readonly<Record<'from' | 'to' | 'toOther' | 'layer' | 'way' | 'what' | 'sanction', string>>;
const blank: Values = { from: '', to: '', toOther: '', layer: '', way: '', what: '', sanction: '' };

const valuesOf = (line: AccountabilityLine): Values => ({
  from: line.fromGroup === null ? `o ${line.fromOrganisation}` : `g ${line.fromGroup}`, to: line.toGroup !== null ? `g ${line.toGroup}` : line.toOrganisation !== null ? `o ${line.toOrganisation}` : '',
  toOther: line.toOther ?? '', layer: line.layer, way: line.way, what: line.what, sanction: line.sanction ?? '',
});

const sent = (form: Form): Values => ({ from: form.text('from'), to: form.text('to'), toOther: form.text('toOther'), layer: form.text('layer'), way: form.text('way'), what: form.text('what'), sanction: form.text('sanction') });

const group = (text: string) => (text.startsWith('g ') ? readId<'group'>(text.slice(2)) : null);
const organisation = (text: string) => (text.startsWith('o ') ? readId<'organisation'>(text.slice(2)) : null);

const inputOf = (values: Values): LineInput => ({
  fromGroup: group(values.from), fromOrganisation: organisation(values.from), toGroup: group(values.to), toOrganisation: organisation(values.to), toOther: values.toOther === '' ? null : values.toOther,
  layer: layers.find((one) => one === values.layer) ?? 'strategic', way: ways.find((one) => one === values.way) ?? 'account', what: values.what, sanction: values.sanction === '' ? null : values.sanction,
});

type Shown = { readonly id: string | null; readonly version: number; readonly values: Values; readonly faults: readonly Fault[]; readonly conflict?: string };

const formReply = (ask: AskHere, { membership }: Seen, shown: Shown): Reply => {
  const { values, faults } = shown;
  const bodies = (chosen: string, none: string) => [{ value: '', text: none }, ...membership.groups.filter((one) => one.host === null).map((one) => ({ value: `g ${one.id}`, text: `${one.name} (group)`, selected: chosen === `g ${one.id}` })), ...membership.organisations.map((one) => ({ value: `o ${one.id}`, text: one.name, selected: chosen === `o ${one.id}` }))];
  const heading = shown.id === null ? 'Add a line of accountability' : 'Change a line of accountability';
  return page({
    title: heading,
    side: peopleSide(ask, 'accountability'),
    back: { href: ask.link('/people/accountability') },
    ...(shown.conflict !== undefined ? { status: 409 as const } : faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {shown.conflict !== undefined && <ErrorSummary titleText="Somebody else changed this first" errorList={[{ text: shown.conflict, href: '#what' }]} />}
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={ask.here.name} heading={heading} />
        <form method="post" action={ask.link(`/people/accountability/${shown.id ?? 'new'}`)} novalidate>
          <input type="hidden" name="version" value={String(shown.version)} />
          <Select id="from" name="from" label={{ text: 'Who answers?' }} items={bodies(values.from, 'Choose')} {...faultMessage(faults, 'from')} />
          <Select id="to" name="to" label={{ text: 'To whom?' }} items={bodies(values.to, 'A body that is not on this list')} {...faultMessage(faults, 'to')} />
          <Input id="toOther" name="toOther" label={{ text: 'Or the name of another body' }} hint={{ text: 'For example a department, an inspectorate, the public' }} value={values.toOther} {...faultMessage(faults, 'toOther')} />
          <Select id="layer" name="layer" label={{ text: 'At which layer?' }} items={layers.map((layer) => ({ value: layer, text: capitalise(layer), selected: layer === values.layer }))} />
          <Select id="way" name="way" label={{ text: 'In which way?' }} items={ways.map((way) => ({ value: way, text: wayNames[way], selected: way === values.way }))} />
          <Input id="what" name="what" label={{ text: 'For what?' }} value={values.what} {...faultMessage(faults, 'what')} />
          <Input id="sanction" name="sanction" label={{ text: 'What follows if it goes wrong? (optional)' }} value={values.sanction} {...faultMessage(faults, 'sanction')} />
          <Button text="Save" preventDoubleClick />
        </form>
        {shown.id !== null && (
          <form method="post" action={ask.link(`/people/accountability/${shown.id}/end`)}>
            <input type="hidden" name="version" value={String(shown.version)} />
            <Button text="End this line" classes="govuk-button--warning" preventDoubleClick />
          </form>
        )}
      </>
    ),
  });
};

const gone = notFound('There is no such line here, or it has ended.');

export const linePage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  if (ask.params['id'] === 'new') return ok(formReply(ask, seen, { id: null, version: 0, values: blank, faults: [] }));
  const line = seen.lines.find((one) => one.id === ask.params['id']);
  return line === undefined ? gone : ok(formReply(ask, seen, { id: line.id, version: line.version, values: valuesOf(line), faults: [] }));
};

const after = (ask: AskHere, said: string): Result<Reply> => {
  sayNext(ask.http, said);
  return ok(redirect(ask.link('/people/accountability')));
};

export const saveLinePage = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const id = ask.params['id'] === 'new' ? null : readId(ask.params['id']);
  if (id === null && ask.params['id'] !== 'new') return gone;
  const [values, version] = [sent(form.value), Number(form.value.text('version')) || 0];
  const done = await ask.within((tx) => saveLine(workOf(ask, tx), id, version, inputOf(values)));
  if (done.ok) return after(ask, 'Saved');
  const seen = await seenOf(ask);
  if (done.refusal.kind === 'invalid') return ok(formReply(ask, seen, { id, version, values, faults: done.refusal.faults ?? [] }));
  const now = seen.lines.find((one) => one.id === id);
  return done.refusal.kind === 'conflict' && now !== undefined ? ok(formReply(ask, seen, { id, version: now.version, values, faults: [], conflict: 'They saved after you opened it. What you typed is below and is not saved yet: saving it now puts it in place of theirs.' })) : done;
};

export const endLinePage = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const id = readId(ask.params['id']);
  if (id === null) return gone;
  const done = await ask.within((tx) => endOneLine(workOf(ask, tx), id, Number(form.value.text('version')) || 0));
  return done.ok ? after(ask, 'Ended. What it was stays on record') : done;
};
