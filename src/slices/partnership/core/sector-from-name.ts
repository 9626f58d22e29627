const sectorWords: readonly (readonly [string, RegExp])[] = [
  ['police', /polic|constab|crime commissioner|probation/],
  ['fire', /\bfire\b/],
  ['health', /\bnhs\b|health|hospital|\bpct\b|primary care|integrated care|ambulance|clinical|medical|doctor|\bgp\b/],
  ['education', /college|university|school|academ|learning and skills/],
  ['faith', /church|diocese|mosque|faith|synagogue|temple|gurdwara|interfaith/],
  ['voluntary', /voluntary|charit|age uk|citizens advice|\bcvs\b|foundation|trust fund|third sector|mind\b|volunteer/],
  ['community', /community|residents|tenants|neighbourhood|parish|town council|forum/],
  ['private', /\bltd\b|limited|\bplc\b|chamber of commerce|business|enterprise|bus compan|\bllp\b/],
  ['council', /council|borough|authority/],
  ['other-public', /jobcentre|department|agency|housing|national park|environment/],
];

/** The sector an organisation's name speaks of; null when it does not say. */
export const sectorFromName = (name: string): string | null => sectorWords.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0] ?? null;
