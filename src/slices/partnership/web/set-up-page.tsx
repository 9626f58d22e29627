import type { Pack } from '#pack';
import { ok, type Fault } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { setUpPartnership, type SetUp } from '../commands/set-up-partnership.ts';

const choices = (pack: Pack, catalogue: string, chosen: string) =>
  (pack.catalogues[catalogue] ?? []).map((item) => ({ value: item.id, text: item.title, checked: item.id === chosen, ...(item.meaning === null ? {} : { hint: { text: item.meaning } }) }));

const form = (pack: Pack, given: SetUp, faults: readonly Fault[]): Reply =>
  page({
    title: 'Set up your partnership',
    back: { href: '/' },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading heading="Set up your partnership" lead="Four things are enough to begin. You can change all of them later." />
        <form method="post" novalidate>
          <input type="hidden" name="pack" value={pack.id} />
          <Input id="name" name="name" label={{ text: 'Name of the partnership' }} value={given.name} {...faultMessage(faults, 'name')} />
          <Input id="area" name="area" label={{ text: 'Area it covers' }} hint={{ text: 'For example, the name of your county or district' }} value={given.area} classes="govuk-input--width-20" {...faultMessage(faults, 'area')} />
          <Radios name="tier" idPrefix="tier" fieldset={{ legend: { text: 'What kind of area is it?', classes: 'govuk-fieldset__legend--m' } }} items={choices(pack, 'tiers', given.tier)} {...faultMessage(faults, 'tier')} />
          <Radios
            name="legalStatus"
            idPrefix="legalStatus"
            fieldset={{ legend: { text: 'What is its legal status?', classes: 'govuk-fieldset__legend--m' } }}
            hint={{ text: 'Most partnerships are voluntary and unincorporated: they agree, and their members decide' }}
            items={choices(pack, 'legal-statuses', given.legalStatus)}
            {...faultMessage(faults, 'legalStatus')}
          />
          <Button text="Set up the partnership" preventDoubleClick />
        </form>
      </>
    ),
  });

const empty: SetUp = { name: '', area: '', tier: '', legalStatus: 'undecided', pack: '' };

export const setUpPage = async (ask: Ask): Answered => {
  if (ask.user === null) return ok(redirect('/sign-in?next=/set-up'));
  return ok(form(ask.services.packs[0] as Pack, empty, []));
};

export const saveSetUp = async (ask: Ask): Answered => {
  if (ask.user === null) return ok(redirect('/sign-in?next=/set-up'));
  const read = await ask.form();
  if (!read.ok) return read;
  const { text } = read.value;
  const given: SetUp = { name: text('name'), area: text('area'), tier: text('tier'), legalStatus: text('legalStatus'), pack: text('pack') };
  const made = await setUpPartnership(ask.services, given, ask.user);
  return made.ok ? ok(redirect(`/p/${made.value.slug}/people/import`)) : ok(form(ask.services.packs[0] as Pack, given, made.refusal.faults ?? []));
};
