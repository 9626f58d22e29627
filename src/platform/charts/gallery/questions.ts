/** Labels of the lengths that real questions have. */
export const questions = [
  { id: 'purpose', label: 'The board is clear about what it is for' },
  { id: 'challenge', label: 'Members challenge one another on poor performance, and it is taken well' },
  { id: 'data', label: 'The figures we look at are right and recent' },
  { id: 'resources', label: 'Partners bring staff, money and buildings together where that would do more for residents than each could do alone' },
  { id: 'voice', label: 'Residents are heard' },
] as const;
