// The group by week and the rules that speak there share their words, and come as one.
export { RulesPage } from './RulesPage';
export { WeeksPage } from './WeeksPage';
