import type { Day } from '#lib/day.ts';
import type { Elected, Layer, Rhythm, SeatRole } from './membership-record.ts';

/**
 * People, organisations, groups and seats as a file brings them, each with a key of the file's own. `id` is set when the file is
 * an export of ours. What is undefined is not said by the file, and stays as it is.
 */
export type Incoming = {
  readonly organisations: readonly IncomingOrganisation[];
  readonly groups: readonly IncomingGroup[];
  readonly people: readonly IncomingPerson[];
  readonly seats: readonly IncomingSeat[];
};

type Known = { readonly key: string; readonly id: string | null; readonly externalId: string | null; readonly name: string; readonly from?: Day | null | undefined; readonly to?: Day | null | undefined };

export type IncomingOrganisation = Known & {
  readonly sector?: string | null | undefined;
  /** The sector that the name speaks of: it counts for a new organisation alone. */
  readonly sectorGuess?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly standing?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
  readonly identifiers?: Readonly<Record<string, string>> | undefined;
};

export type IncomingGroup = Known & {
  readonly layer: Layer;
  /** The layer is our guess from the name: it counts for a new group alone. */
  readonly guessed: boolean;
  readonly kind?: string | null | undefined;
  readonly remit?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly host?: string | null | undefined;
  readonly meetingsAYear?: number | null | undefined;
  readonly decides?: boolean | undefined;
  readonly principals?: boolean | undefined;
};

export type IncomingPerson = Known & {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly job?: string | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly elected?: Elected | null | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly inductedOn?: Day | null | undefined;
  readonly rhythm?: Rhythm | undefined;
};

export type IncomingSeat = {
  readonly id?: string | null | undefined;
  /** The row of a spreadsheet, or the membership of a file, that it stands in. */
  readonly row?: number | undefined;
  readonly person: string;
  readonly group: string;
  readonly role: SeatRole;
  readonly organisation?: string | null | undefined;
  readonly substituteFor?: string | null | undefined;
  readonly authority?: string | null | undefined;
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
};
