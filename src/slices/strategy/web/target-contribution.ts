import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Contribution } from '#platform/slice.ts';
import { currentAgreement } from '../store/agreement-store.ts';
import { setTargetLead, targetById, targetsOf } from '../store/target-store.ts';

/** Who leads on a target: nothing is asked of them here, and what belongs to somebody who has left is handed on. */
export const targetContribution: Contribution = {
  kind: 'target',
  owned: async ({ tx, here }) => {
    const agreement = await currentAgreement(tx, here.id);
    const targets = agreement === null ? [] : await targetsOf(tx, here.id, agreement.id);
    return targets.map((one) => ({ id: one.id, text: `Target ${one.key}: ${one.title}`, path: `/strategy/targets/${one.id}`, person: one.leadPerson, organisation: one.leadOrganisation, ...(one.leadPerson === null ? { trouble: 'No person leads on it' } : {}) }));
  },
  handOver: async (work, id, to) => {
    const wanted = readId<'target'>(id);
    const target = wanted === null ? null : await targetById(work.tx, work.here.id, wanted);
    const person = (await readMembership(work.tx, work.here.id)).people.find((one) => one.id === to);
    if (target === null || person === undefined) return notFound('There is no such target or person here.');
    await setTargetLead(work.tx, work.here.id, target.id, to, target.leadOrganisation === null && target.leadName === null ? person.organisation : null);
    await record(work, { what: 'TargetHanded', subject: { kind: 'target', id: target.id }, data: { title: target.title, to } });
    return ok(`“${target.title}” is led by ${person.name} now`);
  },
};
