import type { Bank } from '#pack';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { changeCampaign, discardCampaign, draftCampaign } from '../commands/plan-campaign.ts';
import { mayEdit, type Campaign } from '../core/campaign.ts';
import { campaignById } from '../store/campaign-store.ts';
import { uploadedPacks } from '../store/pack-store.ts';
import { assessmentSide } from './assessment-side.ts';
import { draftFrom, planFrom, readDraft, usualDraft, type Draft } from './campaign-form.ts';
import { draftReply } from './draft-page.tsx';

type Offer = { readonly bank: Bank; readonly pack: { readonly id: string; readonly version: string; readonly title: string } };

/** Every bank on offer: the partnership's pack first, then those it uploaded. */
export const offers = (ask: AskHere): Promise<readonly Offer[]> =>
  ask.within(async (tx) => {
    const packs = [await ask.services.packFor(tx, ask.here), ...(await uploadedPacks(tx, ask.here.id))];
    const unique = [...new Map(packs.map((pack) => [`${pack.id}@${pack.version}`, pack])).values()];
    return unique.flatMap((pack) => pack.banks.map((bank) => ({ bank, pack: { id: pack.id, version: pack.version, title: pack.title } })));
  });

export const chooseBankPage = async (ask: AskHere): Answered => {
  const all = await offers(ask);
  const first = ['seven-s', 'governance', 'perception'];
  const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
  return ok(
    page({
      title: 'Choose an assessment',
      side: assessmentSide(ask, 'campaigns'),
      back: { href: ask.link('/health-check') },
      body: (
        <>
          <PageHeading caption="Run a health check" heading="Choose an assessment" lead="Most partnerships begin with the 7S health check." />
          {all.toSorted((a, b) => rank(a.bank.id) - rank(b.bank.id)).map(({ bank, pack }) => (
            <div class="joinery-choice">
              <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(`/health-check/new/${bank.id}?pack=${pack.id}@${pack.version}`)}>{bank.title}</a></h2>
              <p class="govuk-body">{bank.short} <span class="govuk-hint">{bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0)} questions, about {bank.time} minutes, from {bank.source}.</span></p>
            </div>
          ))}
        </>
      ),
    }),
  );
};

const offered = async (ask: AskHere, id: string): Promise<Result<Offer>> => {
  const wanted = ask.query.get('pack');
  const found = (await offers(ask)).find((one) => one.bank.id === id && (wanted === null || `${one.pack.id}@${one.pack.version}` === wanted));
  return found === undefined ? notFound('There is no such assessment here.') : ok(found);
};

const show = async (ask: AskHere, bank: Bank, draft: Draft, action: string, faults: readonly Fault[] = []): Promise<Reply> =>
  draftReply({ ask, bank, draft, action, faults, membership: await ask.within((tx) => readMembership(tx, ask.here.id)) });

const actionOf = (ask: AskHere, bank: string): string => ask.link(`/health-check/new/${bank}${ask.query.get('pack') === null ? '' : `?pack=${encodeURIComponent(ask.query.get('pack') ?? '')}`}`);

export const newCampaignPage = async (ask: AskHere): Answered => {
  const found = await offered(ask, ask.params['bank'] ?? '');
  return found.ok ? ok(await show(ask, found.value.bank, usualDraft(ask, found.value.bank), actionOf(ask, found.value.bank.id))) : found;
};

export const saveNewCampaign = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const found = await offered(ask, ask.params['bank'] ?? '');
  if (!found.ok) return found;
  const { bank, pack } = found.value;
  const draft = readDraft(form.value);
  const { plan, faults } = planFrom(draft, bank);
  if (faults.length > 0) return ok(await show(ask, bank, draft, actionOf(ask, bank.id), faults));
  const made = await ask.within((tx) => draftCampaign(workOf(ask, tx), plan, pack));
  return made.ok ? ok(redirect(ask.link(`/health-check/${made.value}`))) : ok(await show(ask, bank, draft, actionOf(ask, bank.id), made.refusal.faults ?? []));
};

const draftToEdit = async (ask: AskHere): Promise<Result<{ readonly campaign: Campaign; readonly bank: Bank }>> => {
  const id = readId<'campaign'>(ask.params['id']);
  const campaign = id === null ? null : await ask.within((tx) => campaignById(tx, ask.here.id, id));
  if (campaign === null) return notFound('There is no such campaign here.');
  const edit = mayEdit(campaign);
  if (!edit.ok) return edit;
  const found = (await offers(ask)).find((one) => one.bank.id === campaign.bank && one.pack.id === campaign.pack && one.pack.version === campaign.packVersion);
  return found === undefined ? notFound('Its question bank is not here any more.') : ok({ campaign, bank: found.bank });
};

export const editCampaignPage = async (ask: AskHere): Answered => {
  const found = await draftToEdit(ask);
  return found.ok ? ok(await show(ask, found.value.bank, draftFrom(found.value.campaign), ask.link(`/health-check/${found.value.campaign.id}/edit`))) : found;
};

export const saveEditedCampaign = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const found = await draftToEdit(ask);
  if (!found.ok) return found;
  const { campaign, bank } = found.value;
  const action = ask.link(`/health-check/${campaign.id}/edit`);
  const draft = readDraft(form.value);
  const { plan, faults } = planFrom(draft, bank);
  if (faults.length > 0) return ok(await show(ask, bank, draft, action, faults));
  const done = await ask.within((tx) => changeCampaign(workOf(ask, tx), campaign.id, draft.version, plan));
  if (done.ok) return ok(redirect(ask.link(`/health-check/${campaign.id}`)));
  if (done.refusal.kind === 'invalid') return ok(await show(ask, bank, draft, action, done.refusal.faults ?? []));
  return done.refusal.kind === 'conflict'
    ? ok(await show(ask, bank, { ...draft, version: campaign.version }, action, [{ field: 'title', message: `Somebody else changed this draft first: its title is now “${campaign.title}” and it closes on ${campaign.closesOn}. What you typed is below. Save again to put yours in its place` }]))
    : done;
};

export const discardPage = async (ask: AskHere): Answered => {
  const id = readId<'campaign'>(ask.params['id']);
  if (id === null) return notFound('There is no such campaign here.');
  const done = await ask.within((tx) => discardCampaign(workOf(ask, tx), id));
  if (!done.ok) return done;
  sayNext(ask.http, 'Draft thrown away');
  return ok(redirect(ask.link('/health-check')));
};
