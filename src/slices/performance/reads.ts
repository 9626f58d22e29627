export { readScorecard, countLines, type ScoreLine } from './commands/read-scorecard.ts';
// What a partnership knows of its figures, for whoever loads one whole.
export { adoptIndicators, changeIndicator, addIndicator } from './commands/edit-indicator.ts';
export { comment as sayOfFigure } from './commands/enter-figures.ts';
export { indicatorsOf, lockFigures } from './store/indicator-store.ts';
export { insertFigures, insertLoad, nameAreas } from './store/observation-store.ts';
export { changeDraft as reviseDraft, draftReport, issueReport } from './commands/edit-report.ts';
export { raiseException } from './commands/move-exception.ts';
export { reportById } from './store/report-store.ts';
export { setLooks as chooseFigures } from './store/rhythm-store.ts';
