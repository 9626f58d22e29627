import { formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, refuse, type Fault } from '#lib/result.ts';
import { tooMany } from '#platform/auth/throttle.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Share } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Table } from '#platform/ui/table.tsx';
import { chooseShares, endTier, inviteTier, joinTier, sharedWith, type SharedTable } from '../../commands/link-tiers.ts';
import { tierLinksOf, type TierLink } from '../../store/tier-store.ts';
import { peopleSide } from '../people-side.ts';

const where = { above: 'above this one', below: 'below this one', beside: 'beside this one' } as const;

const Linked = ({ ask, link, shares, tables }: { readonly ask: AskHere; readonly link: TierLink; readonly shares: readonly Share[]; readonly tables: readonly SharedTable[] }) => (
  <section>
    <h2 class="govuk-heading-m">{link.name}</h2>
    <p class="govuk-body">It stands {where[link.relation]}, linked since {formatDay(link.since)}.</p>
    {tables.length === 0 ? <p class="govuk-body">It shares nothing with you yet.</p> : tables.map((table) => (
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{table.title} of {link.name} ({table.rows.length})</span></summary>
        <div class="govuk-details__text">
          <div class="joinery-scroll" tabindex={0} role="region" aria-label={`${table.title} of ${link.name}`}>
            <Table classes="joinery-dense" caption={`${table.title} of ${link.name}`} captionClasses="govuk-visually-hidden" firstCellIsHeader head={table.head.map((text) => ({ text }))} rows={table.rows.map((row) => row.map((text) => ({ text })))} />
          </div>
        </div>
      </details>
    ))}
    {ask.may('people.edit') ? (
      <>
        <form method="post" action={ask.link(`/people/tiers/${link.other}`)}>
          <input type="hidden" name="version" value={String(link.version)} />
          <Checkboxes name="shares" idPrefix={`shares-${link.other}`} classes="govuk-checkboxes--small" fieldset={{ legend: { text: `What ${link.name} may see of you`, classes: 'govuk-fieldset__legend--s' } }} items={shares.map((share) => ({ value: share.kind, text: share.title, hint: { text: share.hint } }))} values={link.shares} />
          <Button text="Save" classes="govuk-button--secondary" preventDoubleClick />
        </form>
        <form method="post" action={ask.link(`/people/tiers/${link.other}/end`)}><Button text={`End the link with ${link.name}`} classes="govuk-button--warning" preventDoubleClick /></form>
      </>
    ) : <p class="govuk-body">You share: {link.shares.length === 0 ? 'nothing' : shares.filter((share) => link.shares.includes(share.kind)).map((share) => share.title.toLowerCase()).join(', ')}.</p>}
  </section>
);

const Linking = ({ ask, faults }: { readonly ask: AskHere; readonly faults: readonly Fault[] }) => (
  <>
    <h2 class="govuk-heading-m">Link another partnership</h2>
    <p class="govuk-body">One side makes a code and sends it to the other’s coordinator. Neither can find the other without it, and linking shares nothing by itself.</p>
    <div class="joinery-columns">
      <form method="post" action={ask.link('/people/tiers/invite')} novalidate>
        <Radios name="relation" idPrefix="relation" classes="govuk-radios--small" fieldset={{ legend: { text: 'Make a code for a partnership that stands', classes: 'govuk-fieldset__legend--s' } }} items={[{ value: 'below', text: 'Below us: a district in our county' }, { value: 'above', text: 'Above us: our county' }, { value: 'beside', text: 'Beside us: a neighbour' }]} {...faultMessage(faults, 'relation')} />
        <Button text="Make a code" classes="govuk-button--secondary" preventDoubleClick />
      </form>
      <form method="post" action={ask.link('/people/tiers/join')} novalidate>
        <Input id="code" name="code" label={{ text: 'Or enter the code you were sent', classes: 'govuk-label--s' }} autocomplete="off" {...faultMessage(faults, 'code')} />
        <Button text="Link" classes="govuk-button--secondary" preventDoubleClick />
      </form>
    </div>
  </>
);

const reply = async (shares: readonly Share[], ask: AskHere, faults: readonly Fault[], code: string | null): Promise<Reply> => {
  const links = await ask.within((tx) => tierLinksOf(tx, ask.here.id));
  const tables = new Map<string, readonly SharedTable[]>();
  for (const link of links) tables.set(link.other, await sharedWith(ask.services, ask.here.id, link.other, shares));
  return page({
    title: 'Tiers',
    side: peopleSide(ask, 'tiers'),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={ask.here.name} heading="County, district and neighbours" lead={links.length === 0 ? 'Link the partnerships of the tiers, and choose what each may see of the other.' : 'What each tier has chosen to share. You see of them only what they chose, and they of you only what you chose.'} />
        {code !== null && <InsetText><strong>Send this code to the other coordinator.</strong> It is shown once, works once and runs out in 14 days.<br /><code>{code}</code></InsetText>}
        {links.map((link) => <Linked ask={ask} link={link} shares={shares} tables={tables.get(link.other) ?? []} />)}
        {ask.may('people.edit') && <Linking ask={ask} faults={faults} />}
      </>
    ),
  });
};

export const tiersPage = (shares: readonly Share[]) => async (ask: AskHere): Answered => ok(await reply(shares, ask, [], null));

export const makeCode = (shares: readonly Share[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const made = await ask.within((tx) => inviteTier(workOf(ask, tx), form.value.text('relation')));
  return made.ok ? ok(await reply(shares, ask, [], made.value)) : ok(await reply(shares, ask, made.refusal.faults ?? [], null));
};

export const joinByCode = (shares: readonly Share[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  if (await tooMany(ask.services.db, `tier ${ask.user.id}`, 20, 3600, ask.now)) return refuse({ kind: 'too-many', message: 'Too many codes have been wrong. Wait an hour, then try the one you were sent.' });
  const done = await ask.within((tx) => joinTier(workOf(ask, tx), form.value.text('code')));
  if (!done.ok) return done.refusal.kind === 'invalid' ? ok(await reply(shares, ask, done.refusal.faults ?? [], null)) : done;
  sayNext(ask.http, `Linked with ${done.value}. Choose what it may see of you`);
  return ok(redirect(ask.link('/people/tiers')));
};

const none = notFound('There is no such link here.');

export const saveShares = (shares: readonly Share[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const other = readId<'partnership'>(ask.params['other']);
  if (other === null) return none;
  const done = await ask.within((tx) => chooseShares(workOf(ask, tx), shares, other, Number(form.value.text('version')) || 0, form.value.all('shares')));
  if (!done.ok) return done;
  sayNext(ask.http, 'Saved');
  return ok(redirect(ask.link('/people/tiers')));
};

export const endLink = async (ask: AskHere): Answered => {
  const other = readId<'partnership'>(ask.params['other']);
  if (other === null) return none;
  const done = await ask.within((tx) => endTier(workOf(ask, tx), other));
  if (!done.ok) return done;
  sayNext(ask.http, 'The link has ended. Neither sees anything of the other');
  return ok(redirect(ask.link('/people/tiers')));
};
