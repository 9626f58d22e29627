import { Chosen } from '#assessment/asking';
import { readId, type PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { decodeText } from '#platform/files/decode-text.ts';
import { goesBack } from '#platform/http/goes-back.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { WarningText } from '#platform/ui/warning-text.tsx';
import { candidatesFor, importWave } from '../commands/import-wave.ts';
import { formats, readNetwork } from '../core/formats/formats.ts';
import { readNodeList, withNodeList } from '../core/formats/edge-list.ts';
import { relationsOf, tidyInWords, withDirection, type NetworkData } from '../core/formats/network-data.ts';
import { suggestMatches, type Candidate, type NodeMatch } from '../core/match-nodes.ts';
import { networkSide } from './network-side.ts';

const endings = formats.filter(({ read }) => read !== null).map(({ endings: all }) => `.${all[0] ?? ''}`);

const around = (ask: AskHere, heading: string, lead: string, faults: readonly Fault[], body: Parameters<typeof page>[0]['body']): Reply =>
  page({
    title: heading, side: networkSide(ask, 'import'), back: { href: ask.link('/network') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.slice(0, 20).map((fault) => ({ text: fault.row === undefined ? fault.message : `Row ${fault.row + 1}: ${fault.message}`, href: `#${fault.field}` }))} />}
        <PageHeading caption="Network" heading={heading} lead={lead} />
        {body}
      </>
    ),
  });

const uploadReply = (ask: AskHere, faults: readonly Fault[]): Reply =>
  around(ask, 'Bring in from a file', 'A network that you have already becomes a wave here, with every measure, finding and what-if. You see it before anything is kept.', faults,
    <form method="post" enctype="multipart/form-data" action={ask.link('/network/import/preview')} novalidate>
      <FileUpload id="file" name="file" label={{ text: 'Choose a file', classes: 'govuk-label--m' }} hint={{ text: `${sentenceList(endings, 'or')}. An edge list has the columns source, target and if you have them relation and weight` }} {...faultMessage(faults, 'file')} />
      <FileUpload id="list" name="list" label={{ text: 'List of people (optional)', classes: 'govuk-label--m' }} hint={{ text: 'A .csv file that goes with an edge list: the columns id and, if you have them, label, organisation, sector and layer' }} {...faultMessage(faults, 'list')} />
      <Checkboxes name="directed" idPrefix="directed" items={[{ value: 'yes', text: 'A tie goes from the first to the second', hint: { text: 'As where somebody names somebody. Leave it where a tie is one of both. A file that says so itself needs no tick' } }]} values={[]} />
      <Button text="Continue" preventDoubleClick />
    </form>);

export const importNetworkPage = async (ask: AskHere): Answered => ok(uploadReply(ask, []));

type Given = { readonly name: string; readonly text: string; readonly list: string; readonly data: NetworkData };

const textIn = async (form: Form, field: string): Promise<{ readonly name: string; readonly text: string } | null> => {
  const file = await form.file(field);
  return file === null ? null : { name: file.name, text: decodeText(file.bytes) };
};

const givenIn = async (form: Form): Promise<Result<Given>> => {
  const file = await textIn(form, 'file');
  const { name, text } = file ?? { name: form.text('name'), text: form.lines('text') };
  if (text === '') return invalid([{ field: 'file', message: file === null ? 'Choose a file' : `There is nothing in “${name}”. Choose another file` }]);
  const list = (await textIn(form, 'list'))?.text ?? form.lines('list');
  const data = readNetwork(name, text);
  if (!data.ok) return data;
  const people = list === '' ? ok(null) : readNodeList(list);
  if (!people.ok) return invalid((people.refusal.faults ?? [{ field: 'list', message: people.refusal.message }]).map((fault) => ({ ...fault, field: 'list' })));
  const whole = withDirection(people.value === null ? data.value : withNodeList(data.value, people.value), form.text('directed') === 'yes');
  return whole.nodes.length === 0 ? invalid([{ field: 'file', message: `There is nobody in “${name}”: it has a heading and no rows` }]) : ok({ name, text, list, data: whole });
};

const matchesIn = (form: Form, data: NetworkData, people: readonly Candidate[]): readonly NodeMatch[] => {
  const known = new Set<string>(people.map(({ id }) => id));
  return suggestMatches(data.nodes, people).map((suggested, at) => {
    const said = form.text(`who-${at}`);
    return said === 'outside' || said === 'drop' ? said : known.has(said) ? (said as PersonId) : suggested;
  });
};

const shownAtMost = 300;

type Preview = { readonly ask: AskHere; readonly form: Form; readonly given: Given; readonly people: readonly Candidate[]; readonly faults: readonly Fault[] };

const Matching = ({ given, people, matches }: { readonly given: Given; readonly people: readonly Candidate[]; readonly matches: readonly NodeMatch[] }) => {
  const ordered = given.data.nodes.map((node, at) => ({ node, at, match: matches[at] ?? 'outside' })).toSorted((a, b) => Number(a.match !== 'outside') - Number(b.match !== 'outside') || a.at - b.at);
  return (
    <details class="govuk-details" id="matches" open={ordered.length <= 20}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Who each name is</span></summary>
      <div class="govuk-details__text">
        {ordered.slice(0, shownAtMost).map(({ node, at, match }) => <Select id={`who-${at}`} name={`who-${at}`} label={{ text: node.label ?? node.id }} items={[{ value: 'outside', text: 'From outside: keep as named in the file', selected: match === 'outside' }, { value: 'drop', text: 'Leave out', selected: match === 'drop' }, ...people.map(({ id, name }) => ({ value: id, text: name, selected: match === id }))]} />)}
        {ordered.length > shownAtMost ? <p class="govuk-body">{plural(ordered.length - shownAtMost, 'other')} as suggested.</p> : null}
      </div>
    </details>
  );
};

const previewReply = ({ ask, form, given, people, faults }: Preview): Reply => {
  const { data } = given;
  const matches = matchesIn(form, data, people);
  const relations = relationsOf(data);
  const known = matches.filter((one) => one !== 'outside' && one !== 'drop').length;
  return around(ask, 'Check the network', `${plural(data.nodes.length, 'person', 'people')} and ${plural(data.ties.length, 'tie')} ${data.directed ? 'with' : 'without'} direction${relations.length === 0 ? '' : ` in ${plural(relations.length, 'relation')}: ${sentenceList(relations.slice(0, 10))}`}. Nothing is kept yet.`, faults,
    <form method="post" action={ask.link('/network/import')} novalidate>
      <input type="hidden" name="name" value={given.name} />
      <textarea name="text" hidden aria-hidden="true" tabindex={-1}>{given.text}</textarea>
      <textarea name="list" hidden aria-hidden="true" tabindex={-1}>{given.list}</textarea>
      <input type="hidden" name="directed" value={data.directed ? 'yes' : ''} />
      <p class="govuk-body">{known === 0 ? 'None of these names is a person at the table: all' : `${plural(known, 'of these names is a person', 'of these names are people')} at the table. The others`} stay as they are named in the file.{tidyInWords(data)}</p>
      <Matching given={given} people={people} matches={matches} />
      <WarningText text="Bring in names only if those people agreed to it, and say below who will see them." iconFallbackText="Warning" />
      <Input id="title" name="title" label={{ text: 'Title', classes: 'govuk-label--m' }} value={form.text('title')} {...faultMessage(faults, 'title')} />
      <Checkboxes name="seenByCoordinators" idPrefix="seenBy" fieldset={{ legend: { text: 'Who sees names?', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'yes', text: 'The support team', checked: !form.has('title') || form.text('seenByCoordinators') === 'yes' }]} values={[]} {...faultMessage(faults, 'seenBy')} />
      <Chosen name="seenBy" legend="Choose people who see names as well" options={people.map(({ id, name }) => ({ value: id, text: name }))} chosen={form.all('seenBy')} />
      <Input id="minGroup" name="minGroup" label={{ text: 'Smallest group to show figures for', classes: 'govuk-label--m' }} value={form.text('minGroup') || '5'} inputmode="numeric" classes="govuk-input--width-2" {...faultMessage(faults, 'minGroup')} />
      <Button text="Bring it in" preventDoubleClick />
    </form>);
};

/** Shows what is in a file and who is in it. Nothing is written. */
export const previewNetwork = async (ask: AskHere): Answered => {
  goesBack(ask);
  const form = await ask.form();
  if (!form.ok) return form;
  const given = await givenIn(form.value);
  if (!given.ok) return ok(uploadReply(ask, given.refusal.faults ?? [{ field: 'file', message: given.refusal.message }]));
  return ok(previewReply({ ask, form: form.value, given: given.value, people: await ask.within((tx) => candidatesFor(workOf(ask, tx))), faults: [] }));
};

/** Brings it in whole, or not at all. */
export const saveImportedNetwork = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const given = await givenIn(form.value);
  if (!given.ok) return ok(uploadReply(ask, given.refusal.faults ?? [{ field: 'file', message: given.refusal.message }]));
  const { data, name } = given.value;
  const people = await ask.within((tx) => candidatesFor(workOf(ask, tx)));
  const seenBy = { coordinators: form.value.text('seenByCoordinators') === 'yes', people: form.value.all('seenBy').flatMap((id) => readId<'person'>(id) ?? []) };
  const done = await ask.within((tx) => importWave(workOf(ask, tx), data, { title: form.value.text('title'), file: name, seenBy, minGroup: Number(form.value.text('minGroup')) }, matchesIn(form.value, data, people)));
  if (!done.ok) return ok(previewReply({ ask, form: form.value, given: given.value, people, faults: done.refusal.faults ?? [{ field: 'file', message: done.refusal.message }] }));
  sayNext(ask.http, `${plural(data.nodes.length, 'person', 'people')} and ${plural(data.ties.length, 'tie')} brought in`);
  return ok(redirect(ask.link(`/network/${done.value}`)));
};
