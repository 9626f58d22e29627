import type { Route } from '#platform/slice.ts';
import { skillsPage } from './skills-page.tsx';
import { dropNeed, eventPage, inductNow, needPage, personSkillsPage, saveEvent, saveNeed, savePersonSkills } from './skills-records.tsx';

/** Skills that roles need and people have, inductions and development events. */
export const skillsRoutes: readonly Route[] = [
  { method: 'get', path: '/people/skills', act: 'people.read', handle: skillsPage },
  { method: 'get', path: '/people/skills/need/:id', act: 'people.edit', handle: needPage },
  { method: 'post', path: '/people/skills/need/:id', act: 'people.edit', handle: saveNeed },
  { method: 'post', path: '/people/skills/need/:id/remove', act: 'people.edit', handle: dropNeed },
  { method: 'get', path: '/people/skills/person/:id', act: 'people.read', handle: personSkillsPage },
  { method: 'post', path: '/people/skills/person/:id', act: 'people.edit', handle: savePersonSkills },
  { method: 'post', path: '/people/skills/person/:id/inducted', act: 'people.edit', handle: inductNow },
  { method: 'get', path: '/people/skills/event/:id', act: 'people.read', handle: eventPage },
  { method: 'post', path: '/people/skills/event/:id', act: 'people.edit', handle: saveEvent },
];
