import type { AskHere } from '#platform/http/ask.ts';

/** Side navigation of one wave, or of the list of waves. */
export const networkSide = (ask: AskHere, current: string, wave: string | null = null, names = false, closed = true) => {
  const item = (text: string, path: string, name: string) => ({ text, href: ask.link(path), current: current === name });
  const own = wave === null ? [] : [
    item('Overview', `/network/${wave}`, 'wave'),
    ...(closed ? [item('Findings', `/network/${wave}/findings`, 'findings'), item('Measures', `/network/${wave}/measures`, 'measures'), item('Matrix', `/network/${wave}/matrix`, 'matrix'), item('Set beside another wave', `/network/${wave}/compare`, 'compare')] : []),
    ...(closed ? [item('People by groups', `/network/${wave}/people-by-groups`, 'groups')] : []),
    ...(closed && names ? [item('What if', `/network/${wave}/what-if`, 'what-if')] : []),
    ...(closed ? [item('Take it out', `/network/${wave}/export`, 'export')] : []),
    ...(ask.may('network.manage') ? [...(closed ? [item('Public version', `/network/${wave}/publish`, 'publish')] : []), item('Names added', `/network/${wave}/added`, 'added'), item('Who looked at names', `/network/${wave}/views`, 'views')] : []),
  ];
  return [item('People', '/people', 'people'), item('Network', '/network', 'waves'), ...own, ...(wave === null ? [item('People by groups', '/network/people-by-groups', 'groups')] : []), ...(wave === null && ask.may('network.manage') ? [item('Bring in from a file', '/network/import', 'import')] : [])];
};
