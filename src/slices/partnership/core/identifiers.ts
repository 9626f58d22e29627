import { invalid, ok, type Result } from '#lib/result.ts';

/** Schemes of numbers that organisations go by, with the prefixes of org-id.guide. */
export const schemes: Readonly<Record<string, { readonly title: string; readonly shape: RegExp; readonly like: string }>> = {
  GSS: { title: 'Area code (GSS)', shape: /^[A-Z]\d{8}$/, like: 'E10000017' },
  'GB-LAE': { title: 'Local authority, England', shape: /^[A-Z]{3}$/, like: 'DBY' },
  'GB-COH': { title: 'Company number', shape: /^[A-Z0-9]{8}$/, like: '01234567' },
  'GB-CHC': { title: 'Charity number, England and Wales', shape: /^\d{6,7}(-\d{1,2})?$/, like: '1012345' },
  'GB-SC': { title: 'Charity number, Scotland', shape: /^SC\d{6}$/, like: 'SC012345' },
  'GB-NIC': { title: 'Charity number, Northern Ireland', shape: /^\d{6}$/, like: '100123' },
  'GB-NHS': { title: 'Health service code (ODS)', shape: /^[A-Z0-9]{3,6}$/, like: 'RXF' },
  'GB-UKPRN': { title: 'Learning provider number', shape: /^\d{8}$/, like: '10007134' },
};

const names: Readonly<Record<string, string>> = { ODS: 'GB-NHS', COMPANY: 'GB-COH', CHARITY: 'GB-CHC' };

/**
 * Reads one number a line, `GB-COH 01234567`, `ODS: RXF` or `GB-COH-01234567`. A scheme we don't know is kept as it is written.
 * Refused, naming the line, when a number does not have the shape of its scheme.
 */
export const readIdentifiers = (text: string): Result<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {};
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '')) {
    const [, written, number] = /^([A-Za-z][A-Za-z-]*[A-Za-z])[\s:=-]+(\S.*)$/.exec(line) ?? [];
    if (written === undefined || number === undefined) return invalid([{ field: 'identifiers', message: `Write the scheme, then the number: “${line.slice(0, 60)}” should be like “GB-COH 01234567”` }]);
    const scheme = names[written.toUpperCase()] ?? written.toUpperCase();
    const known = schemes[scheme];
    const value = number.trim().toUpperCase();
    if (known !== undefined && !known.shape.test(value)) return invalid([{ field: 'identifiers', message: `“${number.slice(0, 40)}” is not a ${known.title.toLowerCase()}: it should be like ${known.like}` }]);
    if (found[scheme] !== undefined) return invalid([{ field: 'identifiers', message: `${scheme} stands there twice. Keep one` }]);
    found[scheme] = value;
  }
  return ok(found);
};

/** One number a line, as `readIdentifiers` reads them. */
export const writeIdentifiers = (identifiers: Readonly<Record<string, string>>): string => Object.entries(identifiers).map(([scheme, number]) => `${scheme} ${number}`).join('\n');
