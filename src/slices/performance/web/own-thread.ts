import { codeKey } from '#lib/text.ts';
import type { Slice } from '#platform/slice.ts';
import { settingOf } from '../commands/read-quality.ts';
import { readScorecard } from '../commands/read-scorecard.ts';
import { sayFigure, sayPeriod, statusWords } from '../core/say-figure.ts';

/** Performance's part in the golden thread of an outcome: whether what was promised is getting better. */
export const ownThread: NonNullable<Slice['thread']> = async (work, outcome) => {
  const codes = new Set(outcome.targets.flatMap(({ indicator }) => (indicator === null ? [] : [codeKey(indicator)])));
  const lines = (await readScorecard(work, { onlySigned: (await settingOf(work.tx, work.here.id)).onlySigned })).filter(({ indicator }) => indicator.code !== null && codes.has(codeKey(indicator.code)));
  const silent = lines.filter(({ judged, heldBack }) => judged.latest === null && heldBack === null).length;
  const unmeasured = outcome.targets.length > 0 && codes.size === 0 ? 'Its targets name no indicator' : lines.length < codes.size ? 'An indicator that its targets name is not in the catalogue' : null;
  return [{
    title: 'Is it getting better?',
    lines: lines.map(({ indicator, judged, heldBack }) => ({ text: `${indicator.title}: ${judged.latest === null ? (heldBack === null ? 'no figure yet' : 'not signed off') : `${sayFigure(indicator, judged.latest)} in ${sayPeriod(indicator, judged.latest)}`}`, href: `/performance/indicators/${indicator.id}`, ...(judged.status === null ? {} : { status: statusWords[judged.status] }) })),
    missing: unmeasured ?? (lines.length === 0 ? 'Nothing measures it' : silent > 0 ? 'An indicator has no figure yet' : null),
    add: { text: 'Choose an indicator', href: '/performance/indicators', act: 'indicator.edit' },
  }];
};
