import { createHash } from 'node:crypto';
import { refuse } from '#lib/result.ts';
import type { KeptTarget } from '../core/kept-target.ts';
import type { AgreementWhole, TargetWhole } from './read-agreement.ts';

/** Refused because the targets are no longer those that were shown. */
export const notAsSeen = refuse({ kind: 'conflict', message: 'The targets changed after you opened the page, so nothing was done. Open it again to see what they say now.' });

// What stands beside a target and changes without it: who leads, who contributes with what answer, what it rests on.
const beside = ({ said, contributors, evidence }: TargetWhole): string =>
  createHash('sha256').update(JSON.stringify([said.lead, contributors.map((one) => [one.id, one.version]), evidence.map((one) => one.id)])).digest('base64url').slice(0, 10);

/** What a page shows of an agreement, short enough for a form: each target with its version and a digest of what stands beside it. */
export const seenOf = ({ targets }: AgreementWhole): string => targets.map((one) => `${one.kept.id}:${one.kept.version}:${beside(one)}`).join(' ');

/** How a target differs from what was seen: `from` is the version that was shown, null for a target that is new. */
export type UnseenChange = { readonly target: KeptTarget; readonly from: number | null; readonly leftOut: boolean; readonly besides: boolean };

/** What changed in an agreement since a page showed it as `seen`. */
export const changesSince = (seen: string, whole: AgreementWhole, leftOut: readonly KeptTarget[]): readonly UnseenChange[] => {
  const shown = new Map(seen.split(' ').map((mark) => { const [id = '', version = '', digest = ''] = mark.split(':'); return [id, { version: Number(version), digest }] as const; }));
  const now = whole.targets.flatMap((one): readonly UnseenChange[] => {
    const was = shown.get(one.kept.id);
    if (was === undefined) return [{ target: one.kept, from: null, leftOut: false, besides: false }];
    const besides = was.digest !== beside(one);
    return besides || was.version !== one.kept.version ? [{ target: one.kept, from: was.version, leftOut: false, besides }] : [];
  });
  return [...now, ...leftOut.filter((one) => shown.has(one.id)).map((one) => ({ target: one, from: shown.get(one.id)?.version ?? null, leftOut: true, besides: false }))];
};
