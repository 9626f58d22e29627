import { seeded, seedOf } from '#lib/chance.ts';
import type { Question } from '#pack';

/** How far each element is along in Hartshire: sound machinery, relationships still to build. */
const level: Readonly<Record<string, number>> = { strategy: 3.6, staff: 3.0, style: 2.7, synergies: 2.6, steering: 2.9, standards: 3.4, systems: 3.5 };
const sectorLift: Readonly<Record<string, number>> = { council: 0.35, police: 0.15, health: 0.1, voluntary: -0.4, private: -0.5, community: -0.45, faith: -0.2 };

export type Respondent = { readonly sector: string | null; readonly role: string | null; readonly layer: string | null };
export type Made = { readonly state: 'point' | 'na' | 'dk' | 'none'; readonly point: number | null };

/** One believable answer: most agree on most things, some questions split the table, coordinators see more rosily. */
export const madeAnswer = (question: Question, who: Respondent, wave: number, chance: () => number): Made => {
  const draw = chance();
  if (draw < 0.03) return { state: 'dk', point: null };
  if (draw < 0.05) return { state: 'na', point: null };
  if (draw < 0.06) return { state: 'none', point: null };
  const { next: lean } = seeded(seedOf(question.id));
  const own = (lean() - 0.5) * 2.2;
  const splits = lean() < 0.22;
  const shift = (lean() - 0.35) * 0.8 * wave;
  const coordinator = who.role === 'coordinator' ? 0.1 + lean() * 0.9 : 0;
  const side = splits ? ((who.sector === 'council' || who.sector === 'health') ? 1.3 : -1.3) : 0;
  const noise = (chance() + chance() + chance() - 1.5) * (splits ? 1.4 : 1.15);
  const value = (level[question.sevenS ?? ''] ?? 3) + own + shift + coordinator + side + (sectorLift[who.sector ?? ''] ?? 0) + noise;
  return { state: 'point', point: Math.min(5, Math.max(1, Math.round(value))) };
};

const remarks = [
  'We talk about it, and then each goes home to their own targets.',
  'Better than two years ago. It depends on a few people.',
  'Papers come too late to take soundings.',
  'Nobody has asked the districts.',
  'The figures are good now. What we do with them is another matter.',
  'Works well in community safety; others could copy it.',
  'I am not sure who decides.',
  'Money is never on the agenda until it has run out.',
  'The voluntary sector is heard, and seldom leads.',
  'We should stop reading reports aloud.',
] as const;

export const madeRemark = (chance: () => number): string | null => (chance() < 0.05 ? (remarks[Math.floor(chance() * remarks.length)] ?? null) : null);
