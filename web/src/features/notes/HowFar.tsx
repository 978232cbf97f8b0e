import { NativeSelect } from '@mantine/core';
import type { GoalLink, MemberContext } from '@/components/notes/noteTypes';
import s from './NoteCard.module.css';

type Props = { context: MemberContext; goals: readonly GoalLink[]; onChange: (goals: GoalLink[]) => void };

const steps = [{ value: '', label: '–' }, ...Array.from({ length: 11 }, (_, n) => ({ value: String(n), label: String(n) }))];

/** A goal of the member's treatment plan, which alone is followed from note to note. */
const ofPlan = (g: GoalLink) => g.id?.startsWith('plan:') ?? false;

/** How far the member is with each goal of their plan that the session was about. */
export function HowFar({ context, goals, onChange }: Props) {
  const linked = goals.filter(ofPlan);
  if (linked.length === 0) return null;
  const say = (goal: GoalLink, far: string) => onChange(goals.map((g) => (g === goal ? { id: g.id, text: g.text, progress: far === '' ? undefined : Number(far) } : g)));
  return (
    <div className={s.far}>
      {linked.map((g) => {
        const at = context.goals.findIndex((k) => k.id === g.id);
        const last = context.goals[at]?.progress;
        return (
          <label key={g.id} className={s.how}>
            <span>
              {at < 0 ? g.text : `Goal ${at + 1}`}, 0 to 10{last !== undefined && <span className="quiet">, {last} last time</span>}
            </span>
            <NativeSelect size="xs" w={64} aria-label={`How far with: ${g.text}`} value={g.progress === undefined ? '' : String(g.progress)} data={steps} onChange={(e) => say(g, e.currentTarget.value)} />
          </label>
        );
      })}
    </div>
  );
}
