import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import { partnershipBySlug } from '#platform/auth/membership.ts';
import { readId } from '#lib/id.ts';
import type { Ask, Here } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { findingsOf, networkOf, sharedWork } from '../commands/network-of.ts';
import type { NetworkFinding } from '../core/finding.ts';
import { formats } from '../core/formats/formats.ts';
import { responseInWords } from '../core/non-response.ts';
import { boundedInWords } from '../core/roster.ts';
import { forPublic, isEnough, responseOf, usualLevel, type Choice, type WaveNetwork } from '../core/view.ts';
import { levelFile } from '../core/wave-file.ts';
import { waveById, type KeptNetwork, type Wave } from '../store/wave-store.ts';
import { KeptTies } from './kept-ties.tsx';
import { WavePicture } from './wave-picture.tsx';

type Published = { readonly wave: Wave; readonly network: WaveNetwork; readonly choice: Choice; readonly findings: readonly NetworkFinding[] };

/** Everything of a wave that everybody may see. */
export const publishedOf = async (work: Parameters<typeof networkOf>[0], wave: Wave): Promise<Published> => {
  const network = forPublic(await networkOf(work, wave));
  const choice: Choice = { relations: [], symmetry: 'any', level: usualLevel(network, false), rule: 'any' };
  return { wave, network, choice, findings: wave.removedAt === null && isEnough(network) ? findingsOf(network, choice, await sharedWork(work), false) : [] };
};

const Left = ({ wave, kept }: { readonly wave: Wave; readonly kept: KeptNetwork }) => (
  <>
    <p class="govuk-body">{kept.answered} of {kept.asked} answered. Names were removed on {formatDay(wave.keepUntil)}. What is left are ties between organisations that are large enough.</p>
    <KeptTies kept={kept} wave={wave} />
  </>
);

/** A wave as everybody may see it: in words, as a picture and as a table, with nobody named and small organisations together. */
export const PublicVersion = ({ wave, network, choice, findings }: Published) => {
  if (wave.kept !== null) return <Left wave={wave} kept={wave.kept} />;
  const { asked, answered } = responseOf(network);
  if (!isEnough(network)) return <InsetText>Fewer than {wave.minGroup} answered, so that nothing can be shown without pointing at somebody.</InsetText>;
  return (
    <>
      {network.isSurvey ? <p class="govuk-body">{responseInWords(answered, asked)} {boundedInWords(wave)}</p> : null}
      <InsetText>Nobody is named here. Organisations, sectors and groups of fewer than {wave.minGroup} people, or of which fewer answered, stand together.</InsetText>
      <h2 class="govuk-heading-m">What it shows</h2>
      {findings.length === 0 ? <p class="govuk-body">Nothing stands out that can be shown without pointing at somebody.</p> : <ol class="joinery-findings">{findings.map(({ text, evidence }) => <li class="joinery-finding"><p class="govuk-body govuk-!-margin-bottom-1">{text}</p><p class="govuk-body-s govuk-!-margin-bottom-1">{evidence}</p></li>)}</ol>}
      <h2 class="govuk-heading-m">The picture</h2>
      <WavePicture wave={wave} network={network} choice={choice} names={false} />
    </>
  );
};

const none = notFound('There is nothing published at this address. Check that none of it was cut off.');

// Not published, another partnership's and no such wave at all look the same.
const open = async (ask: Ask, act: (found: Published, here: Here) => Result<Reply>): Answered => {
  const [here, id] = [await partnershipBySlug(ask.services.db, ask.params['slug'] ?? ''), readId<'wave'>(ask.params['id'])];
  if (here === null || id === null) return none;
  return ask.services.db.forPartnership(here.id, async (tx): Promise<Result<Reply>> => {
    const wave = await waveById(tx, here.id, id);
    return wave === null || wave.publishedAt === null ? none : act(await publishedOf({ tx, here }, wave), here);
  });
};

export const publicPage = (ask: Ask): Answered =>
  open(ask, (found, here) =>
    ok(page({
      title: `${found.wave.title}, ${here.name}`, bare: true,
      body: (
        <>
          <PageHeading caption={here.name} heading="Who really works with whom" lead={`${found.wave.title}. ${found.wave.origin === 'file' ? `As of ${formatDay(found.wave.opensOn)}.` : `A survey that closed on ${formatDay(closedOn(found.wave))}.`}`} />
          <PublicVersion {...found} />
          {found.wave.kept === null && isEnough(found.network) ? <p class="govuk-body"><a class="govuk-link" href={`/public/${here.slug}/network/${found.wave.id}/ties.csv`}>The ties as a file</a> (CSV), to use as you like.</p> : null}
        </>
      ),
    })));

/** The same ties as a file that a machine reads. */
export const publicFile = (ask: Ask): Answered =>
  open(ask, ({ wave, network, choice }) => {
    const csv = formats.find(({ endings }) => endings.includes('csv'));
    if (csv === undefined || wave.kept !== null || !isEnough(network)) return none;
    return ok({ kind: 'file', name: `${slug(wave.title)}-${choice.level}.csv`, type: 'text/csv; charset=utf-8', bytes: csv.write(levelFile(network, choice, false)) });
  });
