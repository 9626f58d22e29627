export { suggestPractice, type Suggestion, type Weakness } from './core/suggest-practice.ts';
