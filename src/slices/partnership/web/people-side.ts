import type { AskHere } from '#platform/http/ask.ts';

/** Side navigation of everything under People. */
export const peopleSide = (ask: AskHere, current: string) => {
  const item = (text: string, path: string, name: string) => ({ text, href: ask.link(path), current: current === name });
  return [
    ...(ask.person === null ? [] : [item('What waits for you', '/people/mine', 'mine')]),
    item('People', '/people', 'people'),
    item('Organisations', '/people/organisations', 'organisations'),
    item('Groups', '/people/groups', 'groups'),
    item('Checks', '/people/checks', 'checks'),
    item('The chair', '/people/chair', 'chair'),
    item('Stage and type', '/people/stage', 'stage'),
    item('Legal standing', '/people/standing', 'standing'),
    item('Who answers to whom', '/people/accountability', 'accountability'),
    item('Boundaries', '/people/boundaries', 'boundaries'),
    item('Skills and development', '/people/skills', 'skills'),
    item('Network', '/network', 'network'),
    item('People by groups', '/network/people-by-groups', 'by-groups'),
    item('Tiers', '/people/tiers', 'tiers'),
    item('Calendar', '/people/calendar', 'calendar'),
    item('Take it all out', '/people/export', 'export'),
    item('About the partnership', '/people/about', 'about'),
    ...(ask.may('people.edit') ? [item('Contributions', '/people/contributions', 'contributions'), item('Without an owner', '/people/orphans', 'orphans'), item('Personal data', '/people/personal', 'personal'), item('Add from a spreadsheet', '/people/import', 'import')] : []),
  ];
};
