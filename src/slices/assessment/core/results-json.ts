import type { Measures } from './measures.ts';
import type { Results } from './results.ts';

const measuresOf = ({ id, n, notApplicable, dontKnow, unanswered, mean, median, sd, distribution, agreement }: Measures) => ({ id, n, notApplicable, dontKnow, unanswered, mean, median, sd, distribution, agreement });

/** Results as the command line and the API give them: the agreed keys, nothing rounded. */
export const resultsJson = (results: Results) => ({
  bank: results.bank,
  respondents: results.respondents,
  withheld: results.withheld,
  questions: results.questions.map((question) => ({ ...measuresOf(question), interval: question.interval, gap: question.gap, change: question.change, withheld: question.withheld })),
  themes: results.themes.map(({ id, n, mean }) => ({ id, n, mean })),
  groups: results.groups.map((group) => ({
    by: group.by,
    name: group.name,
    n: group.n,
    questions: group.questions === null ? null : group.questions.map((question) => ('withheld' in question ? question : { ...measuresOf(question), interval: question.interval })),
    withheld: group.withheld,
  })),
  findings: results.findings,
  wheel: results.wheel,
  balance: results.balance,
  agenda: results.agenda,
});
