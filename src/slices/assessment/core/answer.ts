import type { Scale } from '#pack';

/** A point of the scale, not applicable, don't know, or left out. The last three are never a zero and never the same. */
export type Answer = number | 'na' | 'dk' | null;

export type Response = {
  readonly respondent: string;
  readonly role: string | null;
  readonly sector: string | null;
  readonly layer: string | null;
  readonly answers: ReadonlyMap<string, Answer>;
};

/** Reads one written answer; undefined when it is not one of the scale. */
export const readAnswer = (text: string, scale: Pick<Scale, 'points'>): Answer | undefined => {
  const plain = text.trim().toLowerCase();
  if (plain === '') return null;
  if (plain === 'na' || plain === 'dk') return plain;
  return Object.hasOwn(scale.points, plain) ? Number(plain) : undefined;
};
