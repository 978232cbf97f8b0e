import type { HomeworkReturn } from './sessionQueries';
import s from './PersonalPlans.module.css';

type Props = { rows: Array<Pick<HomeworkReturn, 'clientId' | 'personal' | 'stagesMet'> & { name: string }>; stages: Array<{ title: string }> };

/** What members do otherwise, and how far they are with what goes in stages. */
export function PersonalPlans({ rows, stages }: Props) {
  const told = rows.filter((r) => r.personal || r.stagesMet > 0);
  if (told.length === 0) return null;
  return (
    <ul className={s.plans} aria-label="Changed for a member">
      {told.map((r) => (
        <li key={r.clientId}>
          <b>{r.name}</b>
          {r.stagesMet > 0 && <span className="quiet"> reached “{stages[r.stagesMet - 1]?.title ?? `stage ${r.stagesMet}`}”</span>}
          {r.personal && `: ${r.personal}`}
        </li>
      ))}
    </ul>
  );
}
