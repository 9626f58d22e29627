import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { capitalise } from '#lib/text.ts';
import { ok, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { logView } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import type { Aggregated } from '../core/aggregate.ts';
import { tiesOf } from '../core/graph.ts';
import { atLevel, isEnough, responseOf, settled, type Choice, type WaveNetwork } from '../core/view.ts';
import type { Wave } from '../store/wave-store.ts';
import { withheldInWords } from './left-out.tsx';
import { NetworkMatrixPicture } from './matrix-picture.tsx';
import { networkSide } from './network-side.ts';
import { ChoiceForm, choiceInWords, choiceOf, levelNames, levelNouns, queryOf, shownName } from './view-form.tsx';
import { sectorsOf } from './wave-picture.tsx';
import { withResults, type WithWave } from './with-wave.ts';

type Square = Pick<Aggregated, 'graph' | 'blocks' | 'rule'> & { readonly labelOf: (id: string) => string; readonly groupOf: (id: string) => string | null; readonly withheld: string };

// Of people a square is a tie, as dark as it is strong.
const ofPeople = (network: WaveNetwork, choice: Choice): Square => {
  const { graph } = settled(network, choice, true);
  const byId = new Map<string, (typeof network.participants)[number]>(network.participants.map((one) => [one.id, one]));
  const blocks = tiesOf(graph).map(({ source, target, strength }) => ({ source, target, ties: strength ?? 1, possible: 1, density: null, strength: strength ?? 1 }));
  return { graph, blocks, rule: 'any', labelOf: (id) => byId.get(id)?.name ?? id, groupOf: (id) => byId.get(id)?.sector ?? null, withheld: '' };
};

const ofLevel = (network: WaveNetwork, choice: Choice, names: boolean): Square => {
  const at = atLevel(network, choice, names);
  const sectors = choice.level === 'organisation' ? sectorsOf(network) : new Map<string, string>();
  return { graph: at.graph, blocks: at.blocks, rule: choice.rule, labelOf: (id) => shownName(choice.level, id), groupOf: (id) => sectors.get(id) ?? null, withheld: withheldInWords(choice.level, at) };
};

const Shown = ({ ask, wave, network, choice, names }: { readonly ask: AskHere; readonly wave: Wave; readonly network: WaveNetwork; readonly choice: Choice; readonly names: boolean }) => {
  const { labelOf, groupOf, withheld, ...aggregated } = choice.level === 'person' ? ofPeople(network, choice) : ofLevel(network, choice, names);
  const origin = { relation: choiceInWords(choice, wave), asOf: formatDay(wave.origin === 'file' ? wave.opensOn : closedOn(wave)), ...(network.isSurvey ? { response: responseOf(network) } : {}) };
  const every = <a class="govuk-link" href={ask.link(`/network/${wave.id}/export/network.csv?${queryOf(choice)}`)}>Every tie as a file</a>;
  if (aggregated.graph.size < 2) return <InsetText>Fewer than two {levelNouns[choice.level][1]} can be shown. Choose another level.</InsetText>;
  return (
    <>
      <NetworkMatrixPicture id="matrix" title={`${capitalise(levelNouns[choice.level][1])}: who is tied to whom`} aggregated={aggregated} labelOf={labelOf} groupOf={groupOf} groupName="Sector" noun={levelNouns[choice.level]} {...(choice.level === 'person' ? { counts: 'strength of the tie' } : {})} origin={origin} rest={every} />
      <p class="govuk-body-s">{withheld} {every}.</p>
    </>
  );
};

const shown = async (ask: AskHere, { wave, tx, names }: WithWave): Promise<Result<Reply>> => {
  const work = workOf(ask, tx);
  const network = await networkOf(work, wave);
  const choice = choiceOf(ask.query, wave, names, { level: names ? 'person' : 'organisation' });
  if (names) await logView(work, wave.id, `Matrix of ${levelNames[choice.level].toLowerCase()}`);
  return ok(
    page({
      title: `Matrix of ${wave.title}`, side: networkSide(ask, 'matrix', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) },
      body: (
        <>
          <PageHeading caption={wave.title} heading="Matrix" lead="Everyone once as a row and once as a column. A filled square is a tie, the darker the more or the stronger; blocks along the diagonal are those who keep to themselves, and empty stripes those who are left out." />
          <ChoiceForm ask={ask} path={`/network/${wave.id}/matrix`} wave={wave} choice={choice} names={names} withLevel />
          {!names && !isEnough(network) ? <InsetText>Fewer than {wave.minGroup} answered, so nothing is shown.</InsetText> : <Shown ask={ask} wave={wave} network={network} choice={choice} names={names} />}
        </>
      ),
    }),
  );
};

/** Who is tied to whom as a square: of people for those whom the consent names, else of organisations, sectors, groups and layers. */
export const matrixPage = (ask: AskHere): Answered => withResults(ask, (found) => shown(ask, found));
