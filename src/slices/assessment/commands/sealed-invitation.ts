import type { PartnershipId } from '#lib/id.ts';
import { writeLink } from '#platform/auth/personal-link.ts';
import { newToken } from '#platform/auth/secret.ts';
import type { Services } from '#platform/services.ts';

/** What a sealed link holds: the invitation it answers, and a fresh secret for the response. */
export type SealedInvitation = { readonly invitation: string; readonly secret: string };

/**
 * A personal link that is written down nowhere: it carries the invitation and a fresh secret, sealed with the server's key. A link
 * that left a row when somebody pressed a button would tell, by the order of rows, whose answers came next.
 */
export const sealedLink = (services: Pick<Services, 'secret'>, partnership: PartnershipId, invitation: string): string =>
  writeLink({ partnership, secret: services.secret.seal(JSON.stringify({ invitation, secret: newToken() })).toString('base64url') });

/** Opens the secret of a link when it is a sealed one; null when it is a plain one, or sealed with another key. */
export const openSealed = (services: Pick<Services, 'secret'>, secret: string): SealedInvitation | null => {
  if (secret.length <= 43) return null;
  try {
    return JSON.parse(services.secret.open(Buffer.from(secret, 'base64url'))) as SealedInvitation;
  } catch {
    return null;
  }
};
