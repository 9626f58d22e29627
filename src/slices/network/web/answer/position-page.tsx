import { ok, refuse, type Result } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { Details } from '#platform/ui/details.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { networkOf } from '../../commands/network-of.ts';
import { cutPoints } from '../../core/cut-points.ts';
import { degrees } from '../../core/density.ts';
import { responseInWords } from '../../core/non-response.ts';
import { reported, responseOf, simpleOf, type WaveNetwork } from '../../core/view.ts';
import { withSheet, type Sheet } from './sheet.ts';

const words = (network: WaveNetwork, sheet: Sheet): readonly string[] => {
  const graph = reported(network, []);
  const at = graph.ids.indexOf(sheet.me.id);
  if (at === -1) return [];
  const { into, out } = degrees(graph);
  const [goesTo, comes] = [out[at] ?? 0, into[at] ?? 0];
  const organisations = new Set(sheet.ties.flatMap(({ to }) => sheet.everyone.find(({ id }) => id === to)?.organisation ?? []).filter((name) => name !== sheet.me.organisation));
  const simple = simpleOf(network, { relations: [], symmetry: 'any' });
  return [
    `You named ${plural(goesTo, 'person', 'people')}, and ${plural(comes, 'person', 'people')} named you.`,
    `Through those you named you reach ${plural(organisations.size, 'other organisation')}.`,
    cutPoints(simple).points.includes(at) ? 'Some are tied to the rest only through you. That is a reason to give you support and an understudy; it is no mark of yours.' : 'Nobody depends on you alone to reach the rest.',
  ];
};

const Relations = ({ network, sheet }: { readonly network: WaveNetwork; readonly sheet: Sheet }) => (
  <Table
    caption="Question by question"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={[{ text: 'Question' }, { text: 'You named', format: 'numeric' }, { text: 'Named you', format: 'numeric' }]}
    rows={sheet.wave.relations.map(({ id, ask }) => [
      { text: ask },
      { text: String(network.ties.filter((tie) => tie.from === sheet.me.id && tie.relation === id).length), format: 'numeric' },
      { text: String(network.ties.filter((tie) => tie.to === sheet.me.id && tie.relation === id).length), format: 'numeric' },
    ])}
  />
);

const positionReply = async (sheet: Sheet): Promise<Result<Reply>> => {
  const { wave, me, work } = sheet;
  if (wave.status !== 'closed') return refuse({ kind: 'conflict', message: 'Where you stand is shown once the survey has closed, so that nobody is swayed by it.' });
  if (wave.removedAt !== null || me.state === 'withdrawn') return refuse({ kind: 'gone', message: 'Nothing of yours is kept any more.' });
  const network = await networkOf(work, wave);
  const { asked, answered } = responseOf(network);
  const named = [...new Set(sheet.ties.map(({ to }) => to))].flatMap((to) => sheet.everyone.find(({ id }) => id === to)?.name ?? []);
  return ok(
    page({
      title: 'Where you stand', bare: true, back: { href: sheet.link('') },
      body: (
        <>
          <PageHeading caption={wave.title} heading="Where you stand" lead="Only you see this page, by your link. It opened for you when it opened for anybody." />
          {words(network, sheet).map((line) => <p class="govuk-body">{line}</p>)}
          {named.length === 0 ? null : <Details summaryText="Whom you named"><p class="govuk-body">{sentenceList(named.toSorted((a, b) => (a < b ? -1 : 1)))}.</p></Details>}
          <Relations network={network} sheet={sheet} />
          <p class="govuk-body">{responseInWords(answered, asked)} By whom you were named is theirs to tell, and is not shown here.</p>
          <p class="govuk-body"><a class="govuk-link" href={sheet.link('/withdraw')}>Take yourself out of it</a></p>
        </>
      ),
    }),
  );
};

/** After closing: where the holder of the link stands. */
export const positionPage = (ask: Ask): Answered => withSheet(ask, positionReply);
