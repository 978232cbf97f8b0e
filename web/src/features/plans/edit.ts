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

const said = (text?: string) => !!text?.trim();

/** What is still missing before a plan can be signed, in the order of the page: as the
    server has it, and said before a client draws a signature under it. */
export function lacking(b: PlanBody): string[] {
  const goals = b.problems.flatMap((p) => p.goals);
  const steps = goals.flatMap((g) => g.objectives);
  const missing: Array<[boolean, string]> = [
    [b.problems.length === 0, 'a problem'],
    [b.problems.some((p) => !said(p.text)), 'a problem’s words'],
    [b.problems.some((p) => p.goals.length === 0), 'a goal for each problem'],
    [goals.some((g) => !said(g.text)), 'a goal’s words'],
    [goals.some((g) => !g.kind), 'what each goal is about'],
    [goals.some((g) => g.objectives.length === 0), 'a step for each goal'],
    [steps.some((o) => !said(o.text)), 'a step’s words'],
    [steps.some((o) => !said(o.target)), 'the aim of each step'],
    [!said(b.tookPart), 'how the client took part'],
  ];
  return missing.filter(([is]) => is).map(([, what]) => what);
}

// Ids are made here, so that a save that is answered while one types changes nothing.
const id = () => crypto.randomUUID();
export const newObjective = (): Objective => ({ id: id(), text: '', state: 'open', interventions: [] });
export const newGoal = (): Goal => ({ id: id(), text: '', objectives: [newObjective()] });
export const newProblem = (): Problem => ({ id: id(), text: '', goals: [newGoal()] });

/** The list with one entry changed, or without it. */
export const at = <T>(list: readonly T[], i: number, patch: Partial<T>): T[] => list.map((x, k) => (k === i ? { ...x, ...patch } : x));
export const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, k) => k !== i);
