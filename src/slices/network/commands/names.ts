import { sql } from 'kysely';
import { sentenceList } from '#lib/text.ts';
import type { PersonId } from '#lib/id.ts';
import { run } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Work } from '#platform/services.ts';
import type { WaveId } from '../core/wave.ts';
import type { Wave } from '../store/wave-store.ts';

/** Who sees names, in words: the same in the message, on the first page of the survey and on the wave's own page. */
export const seenInWords = ({ seenBy }: Pick<Wave, 'seenBy'>, { people }: { readonly people: readonly { readonly id: PersonId; readonly name: string }[] }): string => {
  const named = people.filter(({ id }) => seenBy.people.includes(id)).map(({ name }) => name);
  return sentenceList([...(seenBy.coordinators ? ['the partnership’s support team'] : []), ...named]);
};

/** What those see who see no names, in words: the same in the message and on the first page of the survey. */
export const othersSeeInWords = ({ organisationsNamed, minGroup }: Pick<Wave, 'organisationsNamed' | 'minGroup'>): string =>
  organisationsNamed
    ? `Everyone else who can sign in here sees organisations by name, also one for which one person alone answered. If you are the only one of yours, what they see of it is in effect what you said and what others said of you. Sectors, layers and groups are shown from ${minGroup} people on. If a public version is made, it shows organisations from ${minGroup} people on too.`
    : `Everyone else, the public too if a public version is made, sees groups of at least ${minGroup} people.`;

/** Whether the consent lets this person see names. A contributor or a reader never does, whatever it says. */
export const seesNames = (ask: Pick<AskHere, 'role' | 'person'>, { seenBy }: Pick<Wave, 'seenBy'>): boolean => {
  if (ask.role === 'contributor' || ask.role === 'reader') return false;
  return (ask.role === 'coordinator' && seenBy.coordinators) || (ask.person !== null && seenBy.people.includes(ask.person));
};

/** Keeps that somebody looked at names. */
export const logView = async ({ tx, here, actor, now }: Pick<Work, 'tx' | 'here' | 'actor' | 'now'>, wave: WaveId, what: string): Promise<void> => {
  await run(tx, sql`insert into network.named_view (partnership_id, wave_id, at, user_id, person_id, who, what) values (${here.id}, ${wave}, ${now}, ${actor.user}, ${actor.person ?? null}, ${actor.name}, ${what})`);
};
