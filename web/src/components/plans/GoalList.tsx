import { GoalSpark } from './GoalSpark';
import type { ClientPlans, Plan } from './planQueries';
import s from './Goals.module.css';

/** The goals of a plan, numbered through, each with how far it is. */
export function GoalList({ plan, lines }: { plan: Plan; lines: ClientPlans['lines'] }) {
  return (
    <ol className={s.goals}>
      {plan.problems.flatMap((p) => p.goals).map((g, i) => {
        const values = (lines.find((l) => l.goalId === g.id)?.points ?? []).map((p) => p.value);
        const last = values.at(-1);
        return (
          <li key={g.id}>
            <span className={s.number}>{i + 1}</span>
            <span>{g.text}</span>
            {values.length > 1 && <GoalSpark values={values} title={`Goal ${i + 1}, from 0 to 10`} />}
            {last !== undefined && (
              <b className={s.last}>
                {last}
                <span className="unseen"> of 10</span>
              </b>
            )}
          </li>
        );
      })}
    </ol>
  );
}
