import type { PartnershipId } from '#lib/id.ts';
import { readId } from '#lib/id.ts';

/** A personal link's last part: the partnership, so that its rows can be reached, and a secret that is kept nowhere. */
export type PersonalLink = { readonly partnership: PartnershipId; readonly secret: string };

const shape = /^([0-9a-f]{32})([A-Za-z0-9_-]{43,300})$/;

export const writeLink = ({ partnership, secret }: PersonalLink): string => `${partnership.replaceAll('-', '')}${secret}`;

/** Reads what `writeLink` wrote; null for anything else. */
export const readLink = (text: string): PersonalLink | null => {
  const [, hex, secret] = shape.exec(text) ?? [];
  if (hex === undefined || secret === undefined) return null;
  const partnership = readId<'partnership'>(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return partnership === null ? null : { partnership, secret };
};
