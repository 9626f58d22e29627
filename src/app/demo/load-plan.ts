import { addDays, type Day } from '#lib/day.ts';
import type { Finding } from '#assessment';
import { campaignById, resultsOf } from '#assessment/reads';
import type { ActionStatus } from '#delivery';
import { addAction, reportAction } from '#delivery/reads';
import { readMembership } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import type { LoadedWave } from './load-waves.ts';

type Planned = { readonly what: string; readonly organisation: string; readonly person: string; readonly due: number; readonly measure: string; readonly status: ActionStatus; readonly note: string; readonly finding: number | null };

const plan: readonly Planned[] = [
  { what: 'Take theme reports as read at the board, and give an hour of each meeting to one question', organisation: 'Hartshire County Council', person: 'Ruth Ellery', due: -20, measure: 'Half of each meeting’s time goes on discussion', status: 'done', note: 'Done at the last two meetings: 70 of 120 minutes.', finding: 0 },
  { what: 'Run a delivery chain workshop on getting young people into work', organisation: 'Hartshire College', person: 'Ben Carver', due: 45, measure: 'An action plan that all five agencies have adopted', status: 'on-track', note: 'Date set, fourteen people have said yes.', finding: 1 },
  { what: 'Bring county and district coordinators together each quarter', organisation: 'Ambleton Borough Council', person: 'Farah Aziz', due: -12, measure: 'Four meetings a year, and one shared calendar', status: 'at-risk', note: 'First meeting put off twice.', finding: 2 },
  { what: 'Map what partners spend on the three main outcomes, with estimates marked', organisation: 'Hartshire County Council', person: 'Susan Whitlock', due: 90, measure: 'The board has seen the map and made one decision from it', status: 'on-track', note: 'Four of eleven partners have sent figures.', finding: 3 },
  { what: 'Agree when partners tell one another before stopping a service', organisation: 'Hartshire Primary Care Trust', person: 'Lena Fischer', due: 60, measure: 'Six months’ notice in every case', status: 'not-started', note: '', finding: null },
  { what: 'Find an understudy for each of the five people everyone relies on', organisation: 'Hartshire Voluntary Action', person: 'Miriam Katz', due: 120, measure: 'Each has a named second', status: 'not-started', note: '', finding: null },
];

const isWeak = (finding: Finding): boolean => finding.kind !== 'strength' && finding.kind !== 'rose';

/** A plan half done: some finished, some late, some not begun, several from findings of this year's check. */
export const loadPlan = async (tx: Tx, services: Services, here: Here, waves: readonly LoadedWave[], today: Day): Promise<void> => {
  const work: Work = { tx, here, actor: { user: null, name: 'Ruth Ellery' }, now: services.clock(), services };
  const { organisations, people } = await readMembership(tx, here.id);
  const latest = waves.find((one) => one.bank === 'seven-s' && one.wave === 1);
  const campaign = latest === undefined ? null : await campaignById(tx, here.id, latest.id);
  const read = campaign === null ? null : await resultsOf(work, campaign);
  const findings = read?.ok === true ? read.value.results.findings.filter(isWeak) : [];
  for (const { what, organisation, person, due, measure, status, note, finding } of plan) {
    const from = finding === null ? undefined : findings[finding];
    const made = await addAction(work, {
      what, measure, dueOn: addDays(today, due),
      ownerOrganisation: organisations.find((one) => one.name === organisation)?.id ?? null,
      ownerPerson: people.find((one) => one.name === person)?.id ?? null,
      origin: from === undefined || campaign === null ? null : { slice: 'assessment', kind: 'finding', id: `${campaign.id} ${from.kind}:${from.about}`, text: from.text },
    });
    if (made.ok && status !== 'not-started') await reportAction(work, made.value, 1, status, note);
  }
};
