import { closedOn } from '#assessment/asking';
import { actionFromOrigin } from '#delivery/form';
import { formatDay } from '#lib/day.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Details } from '#platform/ui/details.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { logView } from '../commands/names.ts';
import { findingsOf, networkOf, sharedWork } from '../commands/network-of.ts';
import { adviceWithoutNames, type NetworkFinding } from '../core/finding.ts';
import { nonResponseEffects, responseInWords } from '../core/non-response.ts';
import { isEnough, responseOf, usualLevel, type Choice, type WaveNetwork } from '../core/view.ts';
import { boundedInWords } from '../core/roster.ts';
import type { KeptNetwork, Wave } from '../store/wave-store.ts';
import { KeptTies } from './kept-ties.tsx';
import { networkSide } from './network-side.ts';
import { WavePicture } from './wave-picture.tsx';
import { ChoiceForm, choiceInWords, choiceOf, queryOf } from './view-form.tsx';
import { noSuchWave, withWave, type WithWave } from './with-wave.ts';

const keyOf = ({ kind, about }: NetworkFinding): string => `${kind}:${about.join('|')}`.slice(0, 400);

const Item = ({ ask, wave, choice, finding, sharp }: { readonly ask: AskHere; readonly wave: Wave; readonly choice: Choice; readonly finding: NetworkFinding; readonly sharp: boolean }) => (
  <li class={`joinery-finding${sharp ? ' joinery-finding--sharp' : ''}`}>
    <p class="govuk-body govuk-!-margin-bottom-1">{finding.text}</p>
    <p class="govuk-body-s govuk-!-margin-bottom-1">{finding.evidence} <strong>What to do:</strong> {finding.todo}</p>
    {ask.may('action.edit') ? <a class="govuk-link joinery-screen" href={ask.link(`/network/${wave.id}/plan?${queryOf(choice, { finding: keyOf(finding) })}`)}>Make this an action<span class="govuk-visually-hidden">: {finding.text}</span></a> : null}
  </li>
);

const Findings = ({ ask, wave, choice, findings, names }: { readonly names: boolean; readonly ask: AskHere; readonly wave: Wave; readonly choice: Choice; readonly findings: readonly NetworkFinding[] }) => {
  const item = (finding: NetworkFinding, at: number) => <Item ask={ask} wave={wave} choice={choice} finding={finding} sharp={at < 3} />;
  return (
    <>
      <h2 class="govuk-heading-m">What the network shows</h2>
      {findings.length === 0 ? <p class="govuk-body">{names ? 'Nothing stands out.' : 'Nothing stands out that may be shown here.'}</p> : <ol class="joinery-findings">{findings.slice(0, 8).map(item)}</ol>}
      {findings.length > 8 ? <Details classes="joinery-more" summaryText={plural(findings.length - 8, 'more finding')}><ol class="joinery-findings">{findings.slice(8).map((finding) => item(finding, 9))}</ol></Details> : null}
    </>
  );
};

const Care = ({ wave, network, names }: { readonly wave: Wave; readonly network: WaveNetwork; readonly names: boolean }) => {
  const { asked, answered } = responseOf(network);
  const wanted = ['articulationPoints', 'components', 'reciprocity'];
  return (
    <>
      {network.isSurvey ? <p class="govuk-body">{responseInWords(answered, asked)} {boundedInWords(wave)}</p> : null}
      {names ? <InsetText>You see names because {wave.origin === 'file' ? 'whoever brought this network in said that you may' : 'the consent says so'}, and that you looked is written down. A name here says where the network leans on one pair of shoulders. It is a reason to support somebody, and says nothing of how well they work.</InsetText> : <InsetText>{network.organisationsNamed === true ? `Names of people are not shown here. Organisations are, also where one person alone answered: people were told so before they did. Organisations of which nobody answered, and sectors of fewer than ${network.minGroup} people, are left out, with any that would give them away.` : `Names are not shown here, and organisations and sectors of fewer than ${network.minGroup} people are left out, with any that would give them away.`}</InsetText>}
      {network.isSurvey && answered < asked ? <Details classes="joinery-aside" summaryText="What it means that some did not answer"><ul class="govuk-list govuk-list--bullet">{nonResponseEffects.filter(({ measure }) => wanted.includes(measure)).map(({ words }) => <li>{words}</li>)}</ul></Details> : null}
    </>
  );
};

const Kept = ({ kept, wave }: { readonly kept: KeptNetwork; readonly wave: Wave }) => (
  <>
    <p class="govuk-body">Names were removed on {formatDay(wave.keepUntil)}, as people were told. {kept.answered} of {kept.asked} had answered. What is left are ties between organisations that are large enough.</p>
    <KeptTies kept={kept} wave={wave} />
  </>
);

const Rest = ({ ask, wave, choice }: { readonly ask: AskHere; readonly wave: Wave; readonly choice: Choice }) => (
  <>All are <a class="govuk-link" href={ask.link(`/network/${wave.id}/measures.csv?${queryOf(choice)}`)}>in a CSV file</a> with every measure, and their ties can be <a class="govuk-link" href={ask.link(`/network/${wave.id}/export`)}>taken out</a>.</>
);

const around = (ask: AskHere, wave: Wave, names: boolean, body: Parameters<typeof page>[0]['body']): Reply =>
  page({ title: `Findings of ${wave.title}`, side: networkSide(ask, 'findings', wave.id, names, wave.status === 'closed'), back: { href: ask.link('/network') }, body: <><PageHeading caption={wave.title} heading="Who really works with whom" />{body}</> });

const shown = async (ask: AskHere, { wave, tx, names }: WithWave): Promise<Result<Reply>> => {
  if (wave.status !== 'closed') return ok(around(ask, wave, names, <p class="govuk-body">Findings are shown once the survey has closed, so that nobody is swayed by them. Its last day is {formatDay(wave.closesOn)}.</p>));
  if (wave.kept !== null) return ok(around(ask, wave, names, <Kept kept={wave.kept} wave={wave} />));
  const work = workOf(ask, tx);
  const network = await networkOf(work, wave);
  const choice = choiceOf(ask.query, wave, names, { symmetry: 'any', level: usualLevel(network, names) });
  if (!names && !isEnough(network)) return ok(around(ask, wave, names, <InsetText>{responseOf(network).answered} answered. Findings are shown from {wave.minGroup} on, so that nobody’s answers can be picked out.</InsetText>));
  const findings = findingsOf(network, choice, await sharedWork(work), names);
  if (names) await logView(work, wave.id, 'Findings with names');
  return ok(
    around(ask, wave, names,
      <>
        <Care wave={wave} network={network} names={names} />
        <Findings ask={ask} wave={wave} choice={choice} findings={findings} names={names} />
        <h2 class="govuk-heading-m">The picture</h2>
        <ChoiceForm ask={ask} path={`/network/${wave.id}/findings`} wave={wave} choice={choice} names={names} withLevel />
        <WavePicture wave={wave} network={network} choice={choice} names={names} rest={<Rest ask={ask} wave={wave} choice={choice} />} explore={ask.link(`/network/${wave.id}/explore.json?${queryOf(choice)}`)} />
        <Details summaryText="How this was worked out"><p class="govuk-body">{choiceInWords(choice, wave)}. {wave.origin === 'file' ? `From a file, as of ${formatDay(wave.opensOn)}.` : `From the survey that closed on ${formatDay(closedOn(wave))}.`} Everyone counts, with or without ties. Names that respondents added count once somebody has said who they are.</p><p class="govuk-body joinery-screen"><a class="govuk-link" href={ask.link(`/network/${wave.id}/measures?${queryOf(choice)}`)}>Every measure</a> and <a class="govuk-link" href={ask.link(`/network/${wave.id}/matrix?${queryOf(choice)}`)}>the same as a matrix</a></p></Details>
      </>),
  );
};

/** What a wave shows, in words first, then as a picture. With names for those whom the consent names, without for everyone else. */
export const findingsPage = (ask: AskHere): Answered => withWave(ask, (found) => shown(ask, found));

/** The form for an action, filled from the finding it answers. A finding that names people goes over without names to those who may not see it. */
export const planFromNetwork = async (ask: AskHere): Answered => {
  const read = await withWave<NetworkFinding | string>(ask, async ({ wave, tx, names }) => {
    if (wave.status !== 'closed' || wave.removedAt !== null) return noSuchWave;
    // Everyone reads actions: the title that somebody gave a what-if may hold a name, and stays with it.
    if (ask.query.has('scenario') && names) return ok('A what-if of the network survey');
    const work = workOf(ask, tx);
    const found = findingsOf(await networkOf(work, wave), choiceOf(ask.query, wave, names), await sharedWork(work), names).find((one) => keyOf(one) === ask.query.get('finding'));
    return found === undefined ? notFound('That finding is not in this network any more. Go back to the findings and choose again.') : ok(found);
  });
  if (!read.ok) return read;
  const id = `${ask.params['id'] ?? ''} ${ask.query.get('finding') ?? 'what-if'}`.slice(0, 300);
  // Everyone reads the improvement plan: a finding that names people leaves them out of it.
  const text = typeof read.value === 'string' ? read.value : read.value.namesPeople ? `A finding of the network survey that names people: ${read.value.kind.replaceAll('-', ' ')}` : read.value.text;
  const what = typeof read.value === 'string' ? (ask.query.get('do') ?? '').slice(0, 300) : adviceWithoutNames(read.value);
  return ok(await actionFromOrigin(ask, { what, origin: { slice: 'network', kind: 'finding', id: typeof read.value !== 'string' && read.value.namesPeople ? (ask.params['id'] ?? '') : id, text } }));
};
