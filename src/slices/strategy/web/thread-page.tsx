import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Slice, ThreadPart } from '#platform/slice.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { currentAgreement } from '../store/agreement-store.ts';
import { outcomeByKey } from '../store/plan-store.ts';
import { targetsOf } from '../store/target-store.ts';
import { byWhenInWords } from './own-thread.ts';
import { Paragraphs } from './parts.tsx';
import { strategySide } from './strategy-side.ts';

type Threads = readonly NonNullable<Slice['thread']>[];

const Add = ({ ask, part }: { readonly ask: AskHere; readonly part: ThreadPart }) =>
  part.add === undefined || !ask.may(part.add.act) ? null : <a class="govuk-link" href={ask.link(part.add.href)}>{part.add.text}<span class="govuk-visually-hidden">: {part.title.toLowerCase()}</span></a>;

const Missing = ({ ask, parts }: { readonly ask: AskHere; readonly parts: readonly ThreadPart[] }) => {
  const lacking = parts.filter((part) => part.missing !== null);
  return lacking.length === 0 ? <p class="govuk-body">No link is missing: it can be followed from its evidence to what is being done.</p> : (
    <ul class="joinery-findings">
      <li class="joinery-finding joinery-finding--sharp">
        <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{lacking.length === 1 ? 'One link is missing' : `${lacking.length} links are missing`}</h2>
        <ul class="govuk-list govuk-list--bullet">{lacking.map((part) => <li><strong>{part.title}:</strong> {part.missing}. <Add ask={ask} part={part} /></li>)}</ul>
      </li>
    </ul>
  );
};

const Part = ({ ask, part }: { readonly ask: AskHere; readonly part: ThreadPart }) => (
  <section class="joinery-thread__part">
    <h2 class="govuk-heading-m govuk-!-margin-bottom-2">{part.title}</h2>
    {part.lines.length === 0 ? <p class="govuk-body">{part.missing ?? 'Nothing yet'}.</p> : (
      <ul class="govuk-list govuk-list--spaced">
        {part.lines.map((line) => <li><a class="govuk-link" href={ask.link(line.href)}>{line.text}</a>{line.status === undefined ? null : <> <Tag text={line.status} classes="govuk-tag--grey" /></>}</li>)}
      </ul>
    )}
    {part.lines.length > 0 && <p class="govuk-body-s"><Add ask={ask} part={part} /></p>}
  </section>
);

/** The golden thread of one outcome (S7): the missing links first, then every part's own, from its place in the strategy to what is being done. */
export const threadPage = (threads: Threads) => async (ask: AskHere): Answered => {
  const key = ask.params['key'] ?? '';
  const found = await ask.within(async (tx) => {
    const outcome = await outcomeByKey(tx, ask.here.id, key);
    if (outcome === null) return null;
    const agreement = await currentAgreement(tx, ask.here.id);
    const targets = agreement === null ? [] : (await targetsOf(tx, ask.here.id, agreement.id)).filter((one) => one.outcome === key).map(({ id, indicator }) => ({ id, indicator }));
    const parts: ThreadPart[] = [];
    for (const thread of threads) parts.push(...(await thread(workOf(ask, tx), { key, title: outcome.title, targets })));
    return { outcome, parts };
  });
  if (found === null) return notFound('There is no such outcome here.');
  const { outcome, parts } = found;
  return ok(
    page({
      title: outcome.title, side: strategySide(ask, 'outcomes'), back: { href: ask.link('/strategy/outcomes') },
      body: (
        <>
          <PageHeading caption={`Outcome of ${outcome.planTitle}`} heading={outcome.title} lead={`${byWhenInWords(outcome)} Followed through ${plural(parts.length, 'link')}.`} />
          <Missing ask={ask} parts={parts} />
          {outcome.good === '' ? null : <><h2 class="govuk-heading-m">What good looks like</h2><Paragraphs text={outcome.good} none="" /></>}
          <div class="joinery-thread">{parts.map((part) => <Part ask={ask} part={part} />)}</div>
        </>
      ),
    }),
  );
};
