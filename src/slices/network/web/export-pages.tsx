import { notFound, ok, type Result } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { logView } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import { writeNodeList } from '../core/formats/edge-list.ts';
import { formats, lostIn } from '../core/formats/formats.ts';
import type { NetworkData } from '../core/formats/network-data.ts';
import { isEnough, type Choice } from '../core/view.ts';
import { levelFile, peopleFile } from '../core/wave-file.ts';
import { networkSide } from './network-side.ts';
import { choiceOf, levelNames, levelsFor } from './view-form.tsx';
import { withResults, type WithWave } from './with-wave.ts';

const types: Readonly<Record<string, string>> = { csv: 'text/csv; charset=utf-8', graphml: 'application/xml', gexf: 'application/xml', json: 'application/json' };
const hints: Readonly<Record<string, string>> = { csv: 'for spreadsheets, Gephi, Kumu and R', graphml: 'for Gephi, R, Python: the safest common form', gexf: 'for Gephi', net: 'for Pajek', dl: 'for UCINET', vna: 'for NetDraw', json: 'for Kumu' };

const dataOf = async (ask: AskHere, { wave, tx, names }: WithWave, choice: Choice): Promise<Result<NetworkData>> => {
  const network = await networkOf(workOf(ask, tx), wave);
  if (choice.level === 'person') return ok(peopleFile(network));
  return names || isEnough(network) ? ok(levelFile(network, choice, names)) : notFound('Too few people answered for anything to be taken out.');
};

const Links = ({ ask, wave, choice }: { readonly ask: AskHere; readonly wave: WithWave['wave']; readonly choice: Choice }) => {
  const base = ask.link(`/network/${wave.id}/export`);
  const query = `?level=${choice.level}&symmetry=${choice.symmetry}`;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {formats.map(({ name, endings }) => <li><a class="govuk-link" href={`${base}/network.${endings[0] ?? ''}${query}`}>{name}<span class="govuk-visually-hidden">, {levelNames[choice.level].toLowerCase()}</span></a> {hints[endings[0] ?? ''] ?? ''}</li>)}
      <li><a class="govuk-link" href={`${base}/nodes.csv${query}`}>List of {levelNames[choice.level].toLowerCase()}</a> with what is known of each, to go with an edge list</li>
    </ul>
  );
};

/** Everything of a wave, in every format: by name for those whom the consent names, else at a level that names nobody. */
export const exportPage = (ask: AskHere): Answered =>
  withResults(ask, async ({ wave, names }) =>
    ok(
      page({
        title: `Take ${wave.title} out`, side: networkSide(ask, 'export', wave.id, names), back: { href: ask.link(`/network/${wave.id}/findings`) },
        body: (
          <>
            <PageHeading caption={wave.title} heading="Take it out" lead="In the forms of network tools. What goes out comes back the same, or the page of the format says what it has no place for." />
            {levelsFor(names).map((level) => (
              <>
                <h2 class="govuk-heading-m">{levelNames[level]}</h2>
                {level === 'person' ? <p class="govuk-body">With names. That you take it is written down. Keep it where only those whom the consent names can open it, and delete it when names are removed here.</p> : null}
                <Links ask={ask} wave={wave} choice={choiceOf(new URLSearchParams({ level }), wave, names, { symmetry: 'any' })} />
              </>
            ))}
          </>
        ),
      }),
    ),
  );

const fileReply = async (ask: AskHere, found: WithWave): Promise<Result<Reply>> => {
  const file = ask.params['file'] ?? '';
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const format = formats.find(({ endings }) => endings.includes(ending));
  const choice = choiceOf(ask.query, found.wave, found.names);
  if (format === undefined || (file !== 'nodes.csv' && file !== `network.${ending}`)) return notFound('There is no such file.');
  const data = await dataOf(ask, found, choice);
  if (!data.ok) return data;
  if (found.names) await logView(workOf(ask, found.tx), found.wave.id, `Took out ${levelNames[choice.level].toLowerCase()} as ${file === 'nodes.csv' ? 'a list' : format.name}`);
  const lost = file === 'nodes.csv' ? [] : lostIn(format, data.value);
  if (lost.length > 0) ask.http.header('x-left-out', lost.join(' '));
  return ok({ kind: 'file', name: `${slug(found.wave.title)}-${choice.level}${file === 'nodes.csv' ? '-nodes' : ''}.${ending}`, type: types[ending] ?? 'text/plain; charset=utf-8', bytes: file === 'nodes.csv' ? writeNodeList(data.value) : format.write(data.value) });
};

export const exportFile = (ask: AskHere): Answered => withResults(ask, (found) => fileReply(ask, found));
