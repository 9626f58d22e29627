import { formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { GapList } from '#platform/ui/gap-list.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { dropCell, dropEffect } from '../commands/edit-matrix.ts';
import { cellRoleNames, matrixOf, type Cell, type DoneFor, type Effect } from '../core/contribution-cell.ts';
import type { PlacedOutcome } from '../core/plan.ts';
import { press } from './form-page.ts';
import { AnswerTag, Press, WideTable } from './parts.tsx';
import { MatrixPicture } from './matrix-picture.tsx';
import { readStrategy, type StrategyWhole } from './read-strategy.ts';
import { strategySide } from './strategy-side.ts';

const gapsOf = (ask: AskHere, rows: readonly DoneFor[], { membership, cells }: StrategyWhole) => {
  const add = (key: string) => (ask.may('strategy.edit') ? { text: 'Say who does it', href: ask.link(`/strategy/matrix/cell/new?outcome=${key}`) } : { text: 'Open', href: ask.link(`/strategy/outcomes/${key}`) });
  const named = new Set<string>(cells.filter((cell) => cell.answer !== 'declined').map((cell) => cell.doer.id));
  const idle = membership.organisations.filter((one) => !named.has(one.id));
  return [
    { title: 'Outcomes with a gap', gaps: rows.filter((row) => row.lacks.length > 0).map((row) => ({ text: `${row.title}: ${row.lacks.map((lack, index) => (index === 0 ? lack : lack.charAt(0).toLowerCase() + lack.slice(1))).join('; ')}.`, todo: '', action: row.lacks.some((lack) => lack.startsWith('Nobody')) ? add(row.key) : { text: 'Open', href: ask.link(`/strategy/outcomes/${row.key}`) } })) },
    { title: 'What a partner has declined', gaps: cells.filter((cell) => cell.answer === 'declined').map((cell) => ({ text: `${cell.doerName}: “${cell.what}”. ${cell.words}`, todo: '', action: ask.may('strategy.edit') ? { text: 'Ask for something else', href: ask.link(`/strategy/matrix/cell/${cell.id}`) } : null })) },
    { title: 'For an outcome that no plan has any more', gaps: cells.filter((cell) => !rows.some((row) => row.key === cell.outcome)).map((cell) => ({ text: `${cell.doerName}: “${cell.what}”.`, todo: 'Take it out, or offer it for another outcome.', action: ask.may('strategy.edit') ? { text: 'Open', href: ask.link(`/strategy/matrix/cell/${cell.id}`) } : null })) },
    { title: 'Partners with no part in any outcome', gaps: rows.length === 0 ? [] : idle.map((one) => ({ text: `${one.name}.`, todo: 'Ask what it could do, or why it sits at the table.', action: ask.may('strategy.edit') ? { text: 'Say what it does', href: ask.link(`/strategy/matrix/cell/new?doer=organisation:${one.id}`) } : null })) },
  ];
};

const CellsTable = ({ ask, cells, outcomes }: { readonly ask: AskHere; readonly cells: readonly Cell[]; readonly outcomes: ReadonlyMap<string, PlacedOutcome> }) => (
  <WideTable
    caption="Who does what for which outcome" head={['Outcome', 'Partner or group', 'Role', 'What it does', 'Its own answer', ...(ask.may('strategy.edit') ? ['Change'] : [])]}
    rows={cells.map((cell) => [
      { html: <a class="govuk-link" href={ask.link(`/strategy/outcomes/${cell.outcome}`)}>{outcomes.get(cell.outcome)?.title ?? cell.outcome}</a> }, { text: cell.doerEnded ? `${cell.doerName} (ended)` : cell.doerName }, { text: cellRoleNames[cell.role] }, { text: cell.what },
      { html: <><AnswerTag answer={cell.answer} />{cell.words === '' ? null : <><br />“{cell.words}”</>}</> },
      ...(ask.may('strategy.edit') ? [{ html: <><a class="govuk-link" href={ask.link(`/strategy/matrix/cell/${cell.id}`)}>Change<span class="govuk-visually-hidden"> what {cell.doerName} does for {outcomes.get(cell.outcome)?.title ?? cell.outcome}</span></a></> }] : []),
    ])}
  />
);

const Effects = ({ ask, effects, outcomes }: { readonly ask: AskHere; readonly effects: readonly Effect[]; readonly outcomes: ReadonlyMap<string, PlacedOutcome> }) => (
  <>
    <h2 class="govuk-heading-m" id="effects">What helps or harms across themes</h2>
    {effects.length === 0 ? <p class="govuk-body">None is noted. Where work for one outcome gets in the way of another, or carries it, say so here.</p> : (
      <WideTable
        caption="Effects of one outcome on another" hiddenCaption head={['Working for', 'Effect', 'On', 'Why', ...(ask.may('strategy.edit') ? ['Change'] : [])]}
        rows={effects.map((one) => [
          { text: outcomes.get(one.from)?.title ?? one.from }, { html: <Tag text={one.sense === 'helps' ? '＋ Helps' : '− Harms'} classes={one.sense === 'helps' ? 'govuk-tag--blue' : 'govuk-tag--orange'} /> }, { text: outcomes.get(one.to)?.title ?? one.to }, { text: one.why },
          ...(ask.may('strategy.edit') ? [{ html: <a class="govuk-link" href={ask.link(`/strategy/matrix/effect/${one.id}`)}>Change<span class="govuk-visually-hidden"> this effect</span></a> }] : []),
        ])}
      />
    )}
    {ask.may('strategy.edit') && <Button text="Note an effect" href={ask.link('/strategy/matrix/effect/new')} classes="govuk-button--secondary" />}
  </>
);

const leadOf = (whole: StrategyWhole, rows: readonly DoneFor[]): string => {
  if (whole.outcomes.length === 0) return 'Which partner and which theme group does what for which outcome. There are no outcomes yet: add them to a strategy first.';
  const open = whole.cells.filter((cell) => cell.answer === null).length;
  const bare = rows.filter((row) => row.lead === null).length;
  return `${plural(whole.cells.length, 'contribution')} to ${plural(whole.outcomes.length, 'outcome')}: ${open === 0 ? 'every partner has answered' : `${plural(open, 'is', 'are')} not yet accepted`}, and ${bare === 0 ? 'each outcome has a lead' : `${plural(bare, 'outcome has', 'outcomes have')} no lead`}.`;
};

/** The contribution matrix: its gaps first, then the picture, the same as a table, and the effects across themes. */
export const matrixPage = async (ask: AskHere): Answered => {
  const whole = await ask.within((tx) => readStrategy(tx, ask.here.id));
  const [rows, outcomes] = [matrixOf(whole.outcomes, whole.cells), new Map(whole.outcomes.map((one) => [one.key, one]))];
  return ok(
    page({
      title: 'Who does what', side: strategySide(ask, 'matrix'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Who does what" lead={leadOf(whole, rows)} />
          {ask.may('strategy.edit') && whole.outcomes.length > 0 && <Button text="Say what a partner does" href={ask.link('/strategy/matrix/cell/new')} />}
          {whole.outcomes.length > 0 && <GapList groups={gapsOf(ask, rows, whole)} none="Every outcome has a lead, and every partner has said yes to its part." />}
          {whole.cells.length > 0 && <><MatrixPicture whole={whole} /><CellsTable ask={ask} cells={whole.cells} outcomes={outcomes} /></>}
          {whole.outcomes.length > 1 && <Effects ask={ask} effects={whole.effects} outcomes={outcomes} />}
          <p class="govuk-body-s">A partner is asked through its own page or a personal link, and only its own answer counts.</p>
        </>
      ),
    }),
  );
};

/** What stands under the form of a cell: its answer, and how it is taken out. */
export const CellBelow = ({ ask, cell }: { readonly ask: AskHere; readonly cell: Cell }) => (
  <>
    <p class="govuk-body"><AnswerTag answer={cell.answer} /> {cell.answeredAt === null ? `Asked by ${cell.offeredBy} on ${formatDay(cell.offeredOn)}.` : `${cell.answeredBy ?? 'Somebody'} answered${cell.words === '' ? '.' : `: “${cell.words}”`}`}</p>
    <h2 class="govuk-heading-m">Is it no longer so?</h2>
    <Press action={ask.link(`/strategy/matrix/cell/${cell.id}/end`)} version={cell.version} text="Take it out of the matrix" classes="govuk-button--warning" />
  </>
);

export const EffectBelow = ({ ask, effect }: { readonly ask: AskHere; readonly effect: Effect }) => (
  <>
    <h2 class="govuk-heading-m">Is it no longer so?</h2>
    <Press action={ask.link(`/strategy/matrix/effect/${effect.id}/end`)} version={effect.version} text="Take this effect out" classes="govuk-button--warning" />
  </>
);

export const endCellNow = press(async (work, ask, version) => {
  const id = readId<'cell'>(ask.params['id']);
  const done = id === null ? notFound('There is no such part of the matrix, or it has ended.') : await dropCell(work, id, version);
  return done.ok ? ok('/strategy/matrix') : done;
}, 'It is taken out. That it was there stays on record');

export const endEffectNow = press(async (work, ask, version) => {
  const id = readId<'effect'>(ask.params['id']);
  const done = id === null ? notFound('There is no such effect, or it has ended.') : await dropEffect(work, id, version);
  return done.ok ? ok('/strategy/matrix') : done;
}, 'The effect is taken out');
