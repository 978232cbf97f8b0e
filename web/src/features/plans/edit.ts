import type { Goal, Objective, Plan, PlanBody, Problem } from '@/components/plans/planQueries';

/** A draft as it is typed, from what the server has. */
export const bodyOf = (p: Plan): PlanBody => ({
  kind: p.kind,
  problems: p.problems,
  conditions: p.conditions,
  careTeam: p.careTeam,
  services: p.services,
  ...(p.effectiveOn ? { effectiveOn: p.effectiveOn } : {}),
  ...(p.strengths ? { strengths: p.strengths } : {}),
  ...(p.doneWhen ? { doneWhen: p.doneWhen } : {}),
  ...(p.tookPart ? { tookPart: p.tookPart } : {}),
  ...(p.clientWords ? { clientWords: p.clientWords } : {}),
});

// Ids are made here, so that a save that is answered while one types changes nothing.
const id = () => crypto.randomUUID();
export const newObjective = (): Objective => ({ id: id(), text: '', state: 'open', interventions: [] });
export const newGoal = (): Goal => ({ id: id(), text: '', objectives: [newObjective()] });
export const newProblem = (): Problem => ({ id: id(), text: '', goals: [newGoal()] });

/** The list with one entry changed, or without it. */
export const at = <T>(list: readonly T[], i: number, patch: Partial<T>): T[] => list.map((x, k) => (k === i ? { ...x, ...patch } : x));
export const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, k) => k !== i);
