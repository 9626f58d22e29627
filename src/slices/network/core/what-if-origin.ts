/** What an action says it came from. Everyone reads actions, so that no title that somebody gave a what-if, and no name, is in it. */
export const originTexts = {
  succession: 'Plan succession for one of those whom the network leans on',
  tie: 'Bring two people together who would bring the rest nearer',
  kept: 'A what-if of the network survey',
} as const;
