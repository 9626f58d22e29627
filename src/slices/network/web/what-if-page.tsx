import { readId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { formatDay, dayOf } from '#lib/day.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { logView } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import { bestTies } from '../core/best-ties.ts';
import { successionList } from '../core/succession.ts';
import { inNetwork, settled, type Choice, type WaveNetwork } from '../core/view.ts';
import { tiesAtMost, whatIf, type WhatIf } from '../core/what-if.ts';
import { holdWave, type Wave } from '../store/wave-store.ts';
import { deleteScenario, insertScenario, isKept, scenariosOf, type Scenario, type ScenarioChange } from '../store/scenario-store.ts';
import { keptOf } from '../run/kept-measures.ts';
import { networkSide } from './network-side.ts';
import { ChoiceForm, choiceOf, Misread, queryOf } from './view-form.tsx';
import { TriedPicture } from './wave-picture.tsx';
import { finder, TryForm, type Tried } from './what-if-form.tsx';
import { withNames, type WithWave } from './with-wave.ts';

/** What a request asks to try. An organisation means everybody in it. */
const triedIn = (values: (name: string) => readonly string[], network: WaveNetwork): Tried => {
  const find = finder(network);
  const unclear: string[] = [];
  const idOf = (text: string): string | null => {
    const id = text === '' ? null : find(text);
    // An id that is nobody's any more is of somebody who took themselves out since.
    if (text !== '' && id === null && readId(text) === null) unclear.push(text);
    return id;
  };
  const organisations = values('organisation').filter((name) => name !== '');
  const people = [...values('remove'), ...values('leaving').flatMap((lines) => lines.split(/\r?\n/)).map((line) => line.trim())].flatMap((text) => idOf(text) ?? []);
  const to = values('to');
  const add = values('from').slice(0, tiesAtMost).flatMap((text, at) => {
    const [source, target] = [idOf(text), idOf(to[at] ?? '')];
    return source !== null && target !== null && source !== target ? [[source, target] as const] : [];
  });
  return { people, organisations, add, unclear };
};

/** What of an address to try is not in this network, in a sentence; nothing where all of it is. */
const strangersIn = (query: URLSearchParams, network: WaveNetwork): readonly string[] => {
  const known = new Set<string>(inNetwork(network).flatMap(({ id, organisation }) => [id, ...(organisation === null ? [] : [organisation])]));
  const strange = ['remove', 'organisation', 'from', 'to'].flatMap((name) => query.getAll(name)).filter((one) => one !== '' && !known.has(one)).length;
  return strange === 0 ? [] : [`${strange === 1 ? 'One' : strange} of those to be tried ${strange === 1 ? 'is' : 'are'} not in this network, and ${strange === 1 ? 'is' : 'are'} left out.`];
};

const changeOf = ({ people, organisations, add }: Tried, network: WaveNetwork): ScenarioChange => ({
  remove: [...new Set([...people, ...inNetwork(network).filter(({ organisation }) => organisation !== null && organisations.includes(organisation)).map(({ id }) => id as string)])], add,
});

/** Ties that are to be made with somebody who leaves: one of the two was meant. */
const clashesOf = ({ remove, add }: ScenarioChange, nameOf: (id: string) => string): readonly Fault[] =>
  [...new Set(add.flat().filter((id) => remove.includes(id)))].map((id) => ({ field: 'try', message: `${nameOf(id)} leaves in this what-if, so nobody can be tied to them. Choose somebody else, or keep them` }));

const nameIn = (network: WaveNetwork): ((id: string) => string) => {
  const names = new Map<string, string>(network.participants.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

const tried = (network: WaveNetwork, choice: Choice, change: ScenarioChange): WhatIf => whatIf(settled(network, choice).graph, { remove: change.remove, add: change.add.map(([source, target]) => ({ source, target })) }, nameIn(network));

const Outcome = ({ ask, wave, network, choice, found, change }: { readonly ask: AskHere; readonly wave: Wave; readonly network: WaveNetwork; readonly choice: Choice; readonly found: WhatIf; readonly change: ScenarioChange }) => (
  <>
    <h2 class="govuk-heading-m">What would change</h2>
    <ul class="govuk-list govuk-list--bullet">{found.words.map((line) => <li>{line}</li>)}</ul>
    <TriedPicture wave={wave} network={network} choice={choice} names found={found} />
    <form method="post" action={ask.link(`/network/${wave.id}/what-if?${queryOf(choice)}`)} novalidate class="joinery-filter">
      {change.remove.map((id) => <input type="hidden" name="remove" value={id} />)}
      {change.add.map(([source, target]) => <><input type="hidden" name="from" value={source} /><input type="hidden" name="to" value={target} /></>)}
      <Input id="title" name="title" label={{ text: 'Keep it under a title' }} />
      <Button text="Keep" classes="govuk-button--secondary" />
    </form>
  </>
);

const Advice = ({ ask, wave, choice, network }: { readonly ask: AskHere; readonly wave: Wave; readonly choice: Choice; readonly network: WaveNetwork }) => {
  const { graph } = settled(network, choice);
  const nameOf = nameIn(network);
  const to = (more: Readonly<Record<string, string>>): string => ask.link(`/network/${wave.id}/what-if?${queryOf(choice, more)}`);
  const act = (text: string, about: string) => (ask.may('action.edit') ? <> <a class="govuk-link joinery-screen" href={ask.link(`/network/${wave.id}/plan?${new URLSearchParams({ scenario: 'advice', do: text }).toString()}`)}>Make this an action<span class="govuk-visually-hidden">: {about}</span></a></> : null);
  const [succession, ties] = [keptOf('succession', graph, () => successionList(graph, 5)), keptOf('best ties', graph, () => bestTies(graph, 5))];
  return (
    <>
      <h2 class="govuk-heading-m">Whom to plan succession for</h2>
      <p class="govuk-body">Where the network leans on one pair of shoulders. It is a list for support and understudies, those first whose loss would part most. It says nothing of how well anybody works. An action made from it names nobody, since everyone reads the plan: give it an owner who knows whom it is about.</p>
      {succession.length === 0 ? <p class="govuk-body">Nobody stands out.</p> : <ul class="govuk-list govuk-list--bullet">{succession.map(({ id, pairsCut, rise }) => <li><a class="govuk-link" href={to({ remove: id })}>{nameOf(id)}</a>: {pairsCut > 0 ? `${pairsCut.toLocaleString('en-GB')} of the ${(((graph.size - 1) * (graph.size - 2)) / 2).toLocaleString('en-GB')} pairs of others could no longer reach each other` : `nearness of the rest would fall by ${((rise ?? 0) * 100).toFixed(1)}`}.{act('Plan succession for one of those whom the network leans on', nameOf(id))}</li>)}</ul>}
      <h2 class="govuk-heading-m">The best few ties to make</h2>
      <p class="govuk-body">Nearness runs from 0, where nobody is tied, to 100, where everybody is tied to everybody.</p>
      {ties.length === 0 ? <p class="govuk-body">Everybody is tied to everybody.</p> : <ol class="govuk-list govuk-list--number">{ties.map(({ source, target, gain }) => <li><a class="govuk-link" href={to({ from: source, to: target })}>{nameOf(source)} with {nameOf(target)}</a>: nearness rises by {(gain * 100).toFixed(1)}.{act('Bring two people together who would bring the rest nearer', `${nameOf(source)} with ${nameOf(target)}`)}</li>)}</ol>}
    </>
  );
};

const Kept = ({ ask, wave, scenarios }: { readonly ask: AskHere; readonly wave: Wave; readonly scenarios: readonly Scenario[] }) =>
  scenarios.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Kept</h2>
      {scenarios.map(({ id, title, words, by, at, change }) => (
        <section class="joinery-message">
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(`/network/${wave.id}/what-if?${new URLSearchParams([...change.remove.map((one) => ['remove', one]), ...change.add.flatMap(([source, target]) => [['from', source], ['to', target]])]).toString()}`)}>{title}</a></h3>
          <p class="govuk-body govuk-!-margin-bottom-1">{words.join(' ')} <span class="govuk-hint govuk-!-font-size-16">Kept by {by}, {formatDay(dayOf(at))}</span></p>
          {ask.may('action.edit') ? <p class="govuk-body govuk-!-margin-bottom-1 joinery-screen"><a class="govuk-link" href={ask.link(`/network/${wave.id}/plan?${new URLSearchParams({ scenario: 'kept' }).toString()}`)}>Make this an action<span class="govuk-visually-hidden">: {title}</span></a></p> : null}
          {ask.may('network.manage') ? <form method="post" action={ask.link(`/network/${wave.id}/what-if/discard`)}><input type="hidden" name="scenario" value={id} /><Button text="Throw it away" classes="govuk-button--secondary" /></form> : null}
        </section>
      ))}
    </>
  );

const shown = async (ask: AskHere, { wave, tx }: WithWave): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const network = await networkOf(work, wave);
  const choice = choiceOf(ask.query, wave, true, { level: 'person' });
  const asked = triedIn((name) => ask.query.getAll(name), network);
  const change = changeOf(asked, network);
  const faults = [...asked.unclear.map((name): Fault => ({ field: 'try', message: `“${name}” is nobody in this network, or several. Check the spelling, or add the organisation after a comma` })), ...clashesOf(change, nameIn(network))];
  const isAsked = faults.length === 0 && change.remove.length + change.add.length > 0;
  await logView(work, wave.id, 'What if');
  return ok(
    page({
      title: 'What if', side: networkSide(ask, 'what-if', wave.id, true), back: { href: ask.link(`/network/${wave.id}/findings`) },
      ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
      body: (
        <>
          {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map(({ message }) => ({ text: message, href: '#try' }))} />}
          <PageHeading caption={wave.title} heading="What if" lead="What would happen if somebody left, an organisation went, or two people got to know each other. Nothing is changed by trying it." />
          {isAsked ? <Outcome ask={ask} wave={wave} network={network} choice={choice} found={tried(network, choice, change)} change={change} /> : null}
          <Misread said={strangersIn(ask.query, network)} />
          <h2 class="govuk-heading-m" id="try">{isAsked ? 'Try something else' : 'Try it'}</h2>
          <TryForm action={ask.link(`/network/${wave.id}/what-if`)} network={network} choice={choice} tried={asked} ties={tiesAtMost} />
          <ChoiceForm ask={ask} path={`/network/${wave.id}/what-if`} wave={wave} choice={choice} names />
          <Advice ask={ask} wave={wave} choice={choice} network={network} />
          <Kept ask={ask} wave={wave} scenarios={await scenariosOf(tx, ask.here.id, wave.id)} />
        </>
      ),
    }),
  );
};

/** Tries a change without making it. It names people, so it is for those whom the consent names. */
export const whatIfPage = (ask: AskHere): Answered => withNames(ask, (found) => shown(ask, found));

const keep = async (ask: AskHere, { wave, tx }: WithWave, form: Form): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const network = await networkOf(work, wave);
  const change = changeOf(triedIn((name) => form.all(name), network), network);
  const title = form.text('title');
  if (title === '' || title.length > 120) return invalid([{ field: 'title', message: 'Enter a title of 120 characters or fewer' }]);
  const clashes = clashesOf(change, nameIn(network));
  if (clashes.length > 0) return invalid(clashes);
  if (change.remove.length + change.add.length === 0) return invalid([{ field: 'title', message: 'Try something first' }]);
  await holdWave(tx, ask.here.id, wave.id, 'alone');
  if (!(await isKept(tx, ask.here.id, wave.id, { title, change }))) await insertScenario(tx, ask.here.id, wave.id, { title, change, words: tried(network, choiceOf(ask.query, wave, true), change).words, by: ask.user.name, at: ask.now });
  sayNext(ask.http, 'Kept');
  return ok(redirect(ask.link(`/network/${wave.id}/what-if`)));
};

export const keepScenario = async (ask: AskHere): Answered => {
  const form = await ask.form();
  return form.ok ? withNames(ask, (found) => keep(ask, found, form.value)) : form;
};

export const discardScenario = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const id = readId<'scenario'>(form.value.text('scenario'));
  return withNames(ask, async ({ wave, tx }) => {
    if (id !== null) await deleteScenario(tx, ask.here.id, wave.id, id);
    sayNext(ask.http, 'Thrown away');
    return ok(redirect(ask.link(`/network/${wave.id}/what-if`)));
  });
};
