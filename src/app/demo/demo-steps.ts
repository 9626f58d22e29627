import type { PersonId } from '#lib/id.ts';
import type { Result } from '#lib/result.ts';
import type { Membership } from '#partnership';
import type { Work } from '#platform/services.ts';

/** A step of the demo that must succeed: its words are ours. */
export const must = async <T>(step: Promise<Result<T>>): Promise<T> => {
  const done = await step;
  if (!done.ok) throw new Error(`The demo: ${done.refusal.message} ${done.refusal.faults?.map((fault) => `${fault.field}: ${fault.message}`).join('. ') ?? ''}`);
  return done.value;
};

/** The same work in the name of one of the people. */
export const as = (work: Work, name: string): Work => ({ ...work, actor: { user: null, name } });

export const personOf = ({ people }: Membership, name: string | null): PersonId | null => people.find((one) => one.name === name)?.id ?? null;
