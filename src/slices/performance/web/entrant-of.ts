import type { AskHere } from '#platform/http/ask.ts';
import { mayEnter, type Entrant } from '../core/entrant.ts';
import type { Indicator } from '../core/indicator.ts';

/** Whoever asks, as a bringer of figures. */
export const entrantOf = ({ person, role }: Pick<AskHere, 'person' | 'role'>): Entrant => ({ person, coordinator: role === 'coordinator' });

/** Whether whoever asks is offered a form for this indicator's figures. */
export const mayEnterHere = (ask: AskHere, indicator: Indicator): boolean => ask.may('figure.enter') && indicator.retiredOn === null && mayEnter(indicator, entrantOf(ask));
