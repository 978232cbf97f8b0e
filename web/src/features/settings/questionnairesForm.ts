import type { components } from '@/api/schema';
import { word } from '@/format/words';

export type Stored = components['schemas']['QuestionnairesAnswer'];
export type Rule = Stored['rules'][number];
export type DueForm = Stored['forms'][number];

/** Whether a long form is asked so often that people stop coming, as the server has it. */
export const tooOften = (rule: Pick<Rule, 'instrument' | 'every'>, forms: DueForm[]): boolean =>
  (forms.find((f) => f.code === rule.instrument)?.questions ?? 0) > 20 && rule.every > 0 && rule.every < 4;

const nth = (n: number) => (n === 1 ? 'every session' : n === 2 ? 'every other session' : `every ${n}${['th', 'st', 'nd', 'rd'][n % 10 > 3 || (n > 10 && n < 14) ? 0 : n % 10]} session`);

/** `at intake, every 4th session, at discharge, in groups about anger`. */
export function ruleWords(r: Rule): string {
  const when = [r.atIntake && 'at intake', r.every > 0 && nth(r.every), r.atDischarge && 'at discharge'].filter(Boolean).join(', ');
  return r.problemAreas?.length ? `${when}, in groups about ${r.problemAreas.map((a) => word(a).toLowerCase()).join(', ')}` : when;
}

/** An instrument that has no rule yet, to begin the next one with. */
export const nextRule = (rules: Rule[], forms: DueForm[]): Rule => ({ instrument: forms.find((f) => !rules.some((r) => r.instrument === f.code))?.code ?? '', atIntake: true, every: 4, atDischarge: true, problemAreas: [] });
