import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { Goal, Problem } from '@/components/plans/planQueries';
import { kindWords } from '@/components/plans/planWords';
import { at, newGoal, newObjective, without } from './edit';
import { StepEditor } from './StepEditor';
import s from './Plan.module.css';

/** A problem with what is to become of it. `undefined` takes it away. */
export function ProblemEditor({ problem: p, number, onChange }: { problem: Problem; number: number; onChange: (p: Problem | undefined) => void }) {
  return (
    <section className={s.part} aria-label={`Problem ${number}`}>
      <Textarea label={`Problem ${number}`} description="What brings them here, in words they would agree with" autosize minRows={1} value={p.text} onChange={(e) => onChange({ ...p, text: e.currentTarget.value })} />
      {p.goals.map((g, i) => (
        <GoalEditor key={g.id ?? i} goal={g} onChange={(goal) => onChange({ ...p, goals: goal ? at(p.goals, i, goal) : without(p.goals, i) })} />
      ))}
      <div className={s.tools}>
        <Button size="compact-sm" onClick={() => onChange({ ...p, goals: [...p.goals, newGoal()] })}>
          Add a goal
        </Button>
        <Button size="compact-sm" variant="subtle" className={s.apart} onClick={() => onChange(undefined)}>
          Remove problem {number}
        </Button>
      </div>
    </section>
  );
}

const kinds = [{ value: '', label: 'Choose' }, ...Object.entries(kindWords).map(([value, label]) => ({ value, label }))];

function GoalEditor({ goal: g, onChange }: { goal: Goal; onChange: (g: Goal | undefined) => void }) {
  return (
    <div className={s.edited}>
      <div className={s.wide}>
        <Textarea label="Goal" autosize minRows={1} value={g.text} onChange={(e) => onChange({ ...g, text: e.currentTarget.value })} />
        <NativeSelect label="It is about" value={g.kind ?? ''} onChange={(e) => onChange(ofKind(g, e.currentTarget.value))} data={kinds} />
      </div>
      {g.objectives.map((o, i) => (
        <StepEditor key={o.id ?? i} objective={o} number={i + 1} onChange={(one) => onChange({ ...g, objectives: one ? at(g.objectives, i, one) : without(g.objectives, i) })} />
      ))}
      <div className={s.tools}>
        <Button size="compact-sm" onClick={() => onChange({ ...g, objectives: [...g.objectives, newObjective()] })}>
          Add a step
        </Button>
        <Button size="compact-sm" variant="subtle" className={s.apart} onClick={() => onChange(undefined)}>
          Remove this goal
        </Button>
      </div>
    </div>
  );
}

/** A goal that is about nothing yet has no kind at all: the server knows no empty one. */
function ofKind({ kind: _, ...goal }: Goal, kind: string): Goal {
  return kind ? { ...goal, kind: kind as NonNullable<Goal['kind']> } : goal;
}
