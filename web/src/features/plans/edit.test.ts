import { expect, it } from 'vitest';
import type { Plan } from '@/components/plans/planQueries';
import { at, bodyOf, newProblem, without } from './edit';

it('edits lists without touching what was there', () => {
  const list = [{ a: 1 }, { a: 2 }];
  expect(at(list, 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }]);
  expect(without(list, 0)).toEqual([{ a: 2 }]);
  expect(list).toEqual([{ a: 1 }, { a: 2 }]);
});

it('begins a problem with a goal and a step, each with an id of its own', () => {
  const p = newProblem();
  const ids = [p.id, p.goals[0]?.id, p.goals[0]?.objectives[0]?.id];
  expect(new Set(ids).size).toBe(3);
});

it('sends of a plan what is typed, and nothing that is empty', () => {
  const plan = { kind: 'first', problems: [], conditions: [], careTeam: [], services: [], tookPart: 'Chose.', strengths: '' } as unknown as Plan;
  expect(bodyOf(plan)).toEqual({ kind: 'first', problems: [], conditions: [], careTeam: [], services: [], tookPart: 'Chose.' });
});
