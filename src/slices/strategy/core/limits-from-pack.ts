import type { Pack } from '#pack';
import type { AgreementLimits, KindLimit } from './agreement.ts';

/** The kinds of target that an agreement has, by the limits of the pack that bound them. Local targets have no bound (WBT App 2). */
const kinds: readonly { readonly kind: string; readonly limit: string; readonly national: boolean }[] = [
  { kind: 'designated', limit: 'designated-targets', national: true }, { kind: 'statutory', limit: 'statutory-targets', national: true }, { kind: 'local', limit: 'local-targets', national: false },
];

/** What an agreement may hold, as the pack says. */
export const limitsFromPack = (pack: Pick<Pack, 'limits'>): AgreementLimits => {
  const most = (id: string): number | null => pack.limits[id]?.most ?? pack.limits[id]?.value ?? null;
  return {
    kinds: kinds.map(({ kind, limit, national }): KindLimit => ({ kind, most: most(limit), national, source: pack.limits[limit]?.source ?? 'WBT App 2' })),
    manageable: most('manageable-indicators'), manageableSource: pack.limits['manageable-indicators']?.source ?? 'CSP 2.16',
  };
};

/** Other limits in place of some: 'designated', 'statutory', 'local' or a kind of your own, and 'manageable'; null for no bound. */
export const withLimits = (limits: AgreementLimits, given: Readonly<Record<string, number | null>>, source: string): AgreementLimits => {
  const { manageable = limits.manageable, ...perKind } = given;
  const known = limits.kinds.map((one) => (perKind[one.kind] === undefined ? one : { ...one, most: perKind[one.kind] ?? null, source }));
  const added = Object.entries(perKind).filter(([kind]) => !limits.kinds.some((one) => one.kind === kind)).map(([kind, most]): KindLimit => ({ kind, most, national: false, source }));
  return { kinds: [...known, ...added], manageable, manageableSource: given['manageable'] === undefined ? limits.manageableSource : source };
};
