import { expect, it } from 'vitest';
import type { PlanBody } from '@/components/plans/planQueries';
import { lacking } from './edit';

const step = { id: 'o', text: 'Announces a break', state: 'open' as const, target: '4 of 7', interventions: [] };
const goal = { id: 'g', text: 'One table', kind: 'relationships' as const, objectives: [step] };
const whole: PlanBody = { kind: 'first', problems: [{ id: 'p', text: 'Quarrels', goals: [goal] }], conditions: [], careTeam: [], services: [], tookPart: 'Chose the goal.' };
const withGoal = (patch: object): PlanBody => ({ ...whole, problems: [{ id: 'p', text: 'Quarrels', goals: [{ ...goal, ...patch }] }] });

it.each<[string, PlanBody, string[]]>([
  ['everything is said', whole, []],
  ['nothing is', { ...whole, problems: [], tookPart: ' ' }, ['a problem', 'how the client took part']],
  ['a problem has no goal', { ...whole, problems: [{ id: 'p', text: 'Quarrels', goals: [] }] }, ['a goal for each problem']],
  ['a goal has no step', withGoal({ objectives: [] }), ['a step for each goal']],
  ['a goal is about nothing', withGoal({ kind: undefined }), ['what each goal is about']],
  ['a step has no aim', withGoal({ objectives: [{ ...step, target: '' }] }), ['the aim of each step']],
])('says what keeps a plan from being signed where %s', (_, body, missing) => expect(lacking(body)).toEqual(missing));
