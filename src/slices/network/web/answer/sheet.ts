import { notFound, ok, type Result } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import type { Reply } from '#platform/http/reply.ts';
import { byNetworkLink, strongTies, type Hold, type Responding } from '../../commands/responding.ts';
import { minutesFor, type Relation } from '../../core/relations.ts';

export type Sheet = Responding & {
  /** `/n/…` and the path after it. */
  readonly link: (path: string) => string;
};

/** Opens the survey of whoever holds the link and does one thing with it. */
export const withSheet = (ask: Ask, act: (sheet: Sheet) => Promise<Result<Reply>>, hold: Hold | null = null): Promise<Result<Reply>> => {
  const text = ask.params['link'] ?? '';
  return byNetworkLink(ask.services, text, ask.now, (responding) => act({ ...responding, link: (path) => `/n/${text}${path}` }), hold);
};

export type Place = { readonly relation: Relation; readonly number: number; readonly next: string; readonly previous: string };

const ratingsPath = (sheet: Sheet): string => (sheet.wave.ratings && strongTies(sheet).length > 0 ? '/ratings' : '/check');

/** Where a relation stands among those asked, and what comes before and after it. */
export const placeOf = (sheet: Sheet, id: string): Result<Place> => {
  const { relations } = sheet.wave;
  const at = relations.findIndex((one) => one.id === id);
  const relation = relations[at];
  if (relation === undefined) return notFound('There is no such question in this survey. Go back to the start of it.');
  const [before, after] = [relations[at - 1], relations[at + 1]];
  return ok({ relation, number: at + 1, next: after === undefined ? ratingsPath(sheet) : `/q/${after.id}`, previous: before === undefined ? '' : `/q/${before.id}` });
};

/** Minutes that what is not saved yet will take. */
export const minutesLeft = ({ wave, me, roster }: Responding): number => minutesFor(wave.relations.filter(({ id }) => !me.saved.includes(id)).length, roster.length);

/** Where somebody who comes back goes on. */
export const nextPath = ({ wave, me }: Responding): string => {
  const next = wave.relations.find(({ id }) => !me.saved.includes(id));
  return next === undefined ? '/check' : `/q/${next.id}`;
};
