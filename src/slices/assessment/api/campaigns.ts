import { z } from 'zod';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { bankList, bankShow } from '#pack';
import { resultsOf } from '../commands/results-of.ts';
import { liveTurnout } from '../commands/live-turnout.ts';
import { campaignById, campaignsOf } from '../store/campaign-store.ts';
import { resultsJson } from '../core/results-json.ts';

const bank = z.object({ id: z.string(), title: z.string(), short: z.string(), source: z.string(), about: z.string(), minutes: z.number(), scale: z.string(), themes: z.number().int(), questions: z.number().int() });
const campaign = z.object({ id: z.uuid(), title: z.string(), bank: z.string(), status: z.enum(['draft', 'scheduled', 'open', 'closed']), opensOn: z.string(), closesOn: z.string(), anonymous: z.boolean(), minGroup: z.number().int(), subject: z.string().nullable() });
const measures = z.object({ id: z.string(), n: z.number().int(), notApplicable: z.number().int(), dontKnow: z.number().int(), unanswered: z.number().int(), mean: z.number().nullable(), median: z.number().nullable(), sd: z.number().nullable(), distribution: z.record(z.string(), z.number().int()), agreement: z.number().nullable() });
const results = z.object({
  bank: z.string(), respondents: z.number().int(), questions: z.array(measures), themes: z.array(z.object({ id: z.string(), n: z.number().int(), mean: z.number().nullable() })),
  groups: z.array(z.object({ by: z.string(), name: z.string(), n: z.number().int().nullable(), questions: z.array(z.unknown()).nullable(), withheld: z.boolean() })),
  findings: z.array(z.object({ kind: z.string(), about: z.string(), text: z.string(), evidence: z.record(z.string(), z.unknown()) })),
});

const shown = ({ id, title, bank: of, status, opensOn, closesOn, anonymous, minGroup, subject }: z.output<typeof campaign>) => ({ id, title, bank: of, status, opensOn, closesOn, anonymous, minGroup, subject });

export const api: readonly ApiRoute[] = [
  { method: 'get', path: '/banks', act: 'assessment.read', scope: 'read', summary: 'Question banks', answer: z.array(bank), handle: async (ask) => ok(bankList(await ask.within((tx) => ask.services.packFor(tx, ask.here)))) },
  {
    method: 'get', path: '/banks/:bank', act: 'assessment.read', scope: 'read', summary: 'One bank with every question and its source', answer: z.looseObject({ id: z.string() }),
    handle: async (ask) => {
      const found = bankShow(await ask.within((tx) => ask.services.packFor(tx, ask.here)), ask.params['bank'] ?? '');
      return found === null ? notFound('There is no such bank.') : ok(found);
    },
  },
  {
    method: 'get', path: '/campaigns', act: 'assessment.read', scope: 'read', summary: 'Assessment campaigns', answer: z.array(campaign),
    handle: async (ask) => ok((await ask.within((tx) => campaignsOf(tx, ask.here.id))).filter((one) => ask.may('campaign.manage') || one.status === 'open' || one.status === 'closed').map(shown)),
  },
  {
    method: 'get', path: '/campaigns/:id/turnout', act: 'campaign.manage', scope: 'read', summary: 'How many have answered, and never who', answer: z.looseObject({ asked: z.number().int(), answered: z.number().int() }),
    handle: async (ask) => {
      const id = readId<'campaign'>(ask.params['id']);
      return ask.within(async (tx) => {
        const found = id === null ? null : await campaignById(tx, ask.here.id, id);
        return found === null ? notFound('There is no such campaign.') : ok(await liveTurnout(workOf(ask, tx), found));
      });
    },
  },
  {
    method: 'get', path: '/campaigns/:id/results', act: 'results.read', scope: 'read', summary: 'Results of a closed campaign, small groups withheld', answer: results,
    handle: async (ask) => {
      const id = readId<'campaign'>(ask.params['id']);
      return ask.within(async (tx) => {
        const found = id === null ? null : await campaignById(tx, ask.here.id, id);
        const read = found === null ? notFound('There is no such campaign.') : await resultsOf(workOf(ask, tx), found);
        return read.ok ? ok(resultsJson(read.value.results)) : read;
      });
    },
  },
];
