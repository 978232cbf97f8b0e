import { Card } from '@/components/Card';
import { GoalsWords } from '@/components/GoalsWords';
import type { Session } from './sessionQueries';
import s from './PlanCard.module.css';

/** What else the curriculum says about this week. */
export function PlanCard({ session }: { session: Session }) {
  const objectives = session.week?.objectives ?? [];
  const materials = session.week?.materials ?? [];
  if (objectives.length + materials.length === 0 && !session.goals) return null;
  return (
    <Card title="This week">
      <div className={s.plan}>
        {session.goals && (
          <section>
            <h3>The group works toward</h3>
            <GoalsWords goals={session.goals} />
          </section>
        )}
        {objectives.length > 0 && (
          <section>
            <h3>Objectives</h3>
            <ul>
              {objectives.map((o, i) => (
                <li key={i}>{o}</li>
              ))}
            </ul>
          </section>
        )}
        {materials.length > 0 && (
          <section>
            <h3>To bring</h3>
            <ul>
              {materials.map((m, i) => (
                <li key={i}>{m}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Card>
  );
}
