import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { sameQuestions } from '#pack';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { uploadPack } from '../commands/upload-pack.ts';
import { assessmentSide } from './assessment-side.ts';
import { offers } from './plan-campaign-pages.tsx';

type Wrong = readonly { readonly file: string; readonly line: number; readonly reason: string }[];

const banksReply = async (ask: AskHere, wrong: Wrong) => {
  const all = await offers(ask);
  return page({
    title: 'Question banks',
    wide: true,
    side: assessmentSide(ask, 'banks'),
    ...(wrong.length === 0 ? {} : { status: 422 as const, errors: wrong.length }),
    body: (
      <>
        {wrong.length > 0 && <ErrorSummary titleText={`The pack has ${plural(wrong.length, 'fault')}. Nothing was added`} errorList={wrong.slice(0, 30).map((fault) => ({ text: fault.file === '' ? fault.reason : `${fault.file}, line ${fault.line}: ${fault.reason}`, href: '#pack' }))} />}
        <PageHeading caption={ask.here.name} heading="Question banks" lead="Every question, with its help, levels and source. Look before you ask." />
        <div class="joinery-scroll" tabindex={0} role="region" aria-label="Question banks">
          <Table
            firstCellIsHeader
            head={[{ text: 'Bank' }, { text: 'What it shows' }, { text: 'Questions', format: 'numeric' }, { text: 'Minutes', format: 'numeric' }, { text: 'Source' }]}
            rows={all.map(({ bank, pack }) => [
              { html: <a class="govuk-link" href={ask.link(`/health-check/banks/${bank.id}?pack=${pack.id}@${pack.version}`)}>{bank.title}</a> },
              { text: bank.short },
              { text: String(bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0)), format: 'numeric' },
              { text: String(bank.time), format: 'numeric' },
              { text: pack.id === ask.here.pack ? bank.source : `${bank.source} (${pack.title} ${pack.version})` },
            ])}
          />
        </div>
        {ask.may('pack.upload') && (
          <form method="post" enctype="multipart/form-data" action={ask.link('/health-check/banks')} id="pack">
            <h2 class="govuk-heading-m">Bring your own questions</h2>
            <FileUpload id="file" name="file" label={{ text: 'A pack, as a .zip of YAML files' }} hint={{ text: 'It is checked first, and every fault is shown with its file and line. Only your partnership sees it' }} />
            <Button text="Check and add" classes="govuk-button--secondary" preventDoubleClick />
          </form>
        )}
      </>
    ),
  });
};

export const banksPage = async (ask: AskHere): Answered => ok(await banksReply(ask, []));

export const savePack = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const file = await form.value.file('file');
  if (file === null) return ok(await banksReply(ask, [{ file: '', line: 0, reason: 'Choose a .zip file first' }]));
  const done = await ask.within((tx) => uploadPack(workOf(ask, tx), file.bytes));
  if (!done.ok) return ok(await banksReply(ask, (done.refusal.detail as Wrong | undefined) ?? [{ file: file.name, line: 1, reason: done.refusal.message }]));
  sayNext(ask.http, `${done.value} added`);
  return ok(redirect(ask.link('/health-check/banks')));
};

export const bankPage = async (ask: AskHere): Answered => {
  const wanted = ask.query.get('pack');
  const found = (await offers(ask)).find((one) => one.bank.id === ask.params['bank'] && (wanted === null || `${one.pack.id}@${one.pack.version}` === wanted));
  if (found === undefined) return notFound('There is no such question bank here.');
  const { bank } = found;
  const pack = await ask.within((tx) => ask.services.packFor(tx, { ...ask.here, pack: found.pack.id, packVersion: found.pack.version }));
  const same = sameQuestions(pack);
  const titles = new Map(pack.banks.map((one) => [one.id, one.title]));
  return ok(
    page({
      title: bank.title,
      side: assessmentSide(ask, 'banks'),
      back: { href: ask.link('/health-check/banks') },
      body: (
        <>
          <PageHeading caption="Question bank" heading={bank.title} lead={`${bank.short} About ${bank.time} minutes.`} />
          {ask.may('campaign.manage') && <Button text="Ask these questions" href={ask.link(`/health-check/new/${bank.id}?pack=${found.pack.id}@${found.pack.version}`)} />}
          {bank.themes.map((theme) => (
            <>
              <h2 class="govuk-heading-m">{theme.title}</h2>
              {theme.intro === null ? null : <p class="govuk-body">{theme.intro}</p>}
              <ol class="govuk-list govuk-list--number">
                {theme.questions.map((question) => (
                  <li>
                    {question.ask}
                    <Details summaryText="Help, levels and source" classes="govuk-!-margin-bottom-2">
                      {question.help === null ? null : <p class="govuk-body">{question.help}</p>}
                      <ul class="govuk-list">
                        {Object.entries(pack.scales[question.scale]?.points ?? {}).map(([point, name]) => <li><strong>{point} {name}</strong>{question.levels?.[point] === undefined ? '' : `: ${question.levels[point]}`}</li>)}
                      </ul>
                      {question.evidence === null ? null : <p class="govuk-body">Evidence: {question.evidence}</p>}
                      <p class="govuk-body">Source: {question.source}{(same.get(`${bank.id}.${question.id}`) ?? []).length === 0 ? '' : `. Also asked in: ${[...new Set((same.get(`${bank.id}.${question.id}`) ?? []).map((id) => titles.get(id.split('.')[0] ?? '') ?? id))].join(', ')}`}</p>
                    </Details>
                  </li>
                ))}
              </ol>
            </>
          ))}
        </>
      ),
    }),
  );
};
