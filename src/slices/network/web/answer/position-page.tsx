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

const cutWords = (isCut: boolean, everyone: boolean): string => {
  if (isCut) return `${everyone ? 'Some' : 'As far as people answered, some'} are tied to the rest only through you. That is a reason to give you support and an understudy; it is no mark of yours.`;
  return everyone ? 'Nobody depends on you alone to reach the rest.' : 'As far as people answered, nobody depends on you alone to reach the rest. The ties of those who did not answer are not known.';
};

const words = (network: WaveNetwork, sheet: Sheet): readonly string[] => {
  const graph = reported(network, []);
  const at = graph.ids.indexOf(sheet.me.id);
  if (at === -1) return [];
  const { into, out } = degrees(graph);
  const comes = `${plural(into[at] ?? 0, 'person', 'people')} named you.`;
  const { asked, answered } = responseOf(network);
  const hang = cutWords(cutPoints(simpleOf(network, { relations: [], symmetry: 'any' })).points.includes(at), answered === asked);
  if (sheet.me.state !== 'answered' && sheet.ties.length === 0) return [`You did not answer, so whom you work with is not known. ${comes}`];
  const organisations = new Set(sheet.ties.flatMap(({ to }) => sheet.everyone.find(({ id }) => id === to)?.organisation ?? []).filter((name) => name !== sheet.me.organisation));
  const waiting = new Set(sheet.ties.filter(({ to }) => !graph.ids.includes(to)).map(({ to }) => to)).size;
  return [
    `You named ${plural((out[at] ?? 0) + waiting, 'person', 'people')}, and ${comes}`,
    ...(waiting === 0 ? [] : [`${waiting === 1 ? 'One of those you named was' : `${waiting} of those you named were`} not on the list, and ${waiting === 1 ? 'counts' : 'count'} once the support team has said who ${waiting === 1 ? 'it is' : 'they are'}.`]),
    ...(organisations.size === 0 ? [] : [`Through those you named you reach ${plural(organisations.size, 'other organisation')}.`]),
    hang,
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
