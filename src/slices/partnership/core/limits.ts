import type { Fault } from '#lib/result.ts';

/** How long what is written about people, organisations, groups and seats may be, in characters. */
export const most = { name: 200, email: 254, phone: 50, job: 200, party: 100, portfolio: 200, kind: 100, remit: 5000, authority: 500, code: 200 } as const;

const words: Readonly<Record<keyof typeof most, string>> = { name: 'Name', email: 'Email address', phone: 'Phone', job: 'Job', party: 'Party', portfolio: 'Portfolio', kind: 'Kind', remit: 'What it is for', authority: 'What they may commit', code: 'It' };

/** A fault for each text that is too long. */
export const tooLong = (texts: Readonly<Partial<Record<keyof typeof most, string | null | undefined>>>): readonly Fault[] =>
  (Object.keys(texts) as (keyof typeof most)[]).flatMap((field) => ((texts[field] ?? '').length > most[field] ? [{ field, message: `${words[field]} must be ${most[field].toLocaleString('en-GB')} characters or fewer` }] : []));
