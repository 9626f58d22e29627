import { takesAnswers } from '#assessment/asking';
import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { minutesFor } from '../core/relations.ts';
import type { ParticipantId } from '../core/wave.ts';
import { waitingForPerson } from '../store/participant-store.ts';
import { wavesOf, type Wave } from '../store/wave-store.ts';
import { respondentLink } from './run-wave.ts';

const openFor = async (work: Work, person: PersonId): Promise<readonly { readonly wave: Wave; readonly participant: ParticipantId; readonly left: number }[]> => {
  const waiting = await waitingForPerson(work.tx, work.here.id, person);
  if (waiting.length === 0) return [];
  const waves = new Map((await wavesOf(work.tx, work.here.id)).map((wave) => [wave.id, wave]));
  return waiting.flatMap(({ wave: id, participant, saved }) => {
    const wave = waves.get(id);
    return wave === undefined || !takesAnswers(wave, dayOf(work.now)) ? [] : [{ wave, participant, left: wave.relations.filter(({ id: relation }) => !saved.includes(relation)).length }];
  });
};

/** Network surveys among what waits for a person. Who answers is known here, so a press may make a new link that is kept. */
export const networkContribution: Contribution = {
  kind: 'network',
  waiting: async (work, person) => (await openFor(work, person)).map(({ wave, left }) => ({ id: wave.id, text: `Answer “${wave.title}”`, why: 'Your name is kept with your answers', minutes: Math.max(1, minutesFor(left, 60)), due: wave.closesOn, late: false })),
  go: async (work, person, id) => {
    const found = (await openFor(work, person)).find(({ wave }) => wave.id === id);
    return found === undefined ? notFound('This survey has closed, or we have your answers.') : ok(await respondentLink(work, found.participant));
  },
};
