import { Card } from '@/components/Card';
import type { Session } from './sessionQueries';
import s from './PlanCard.module.css';

/** What else the curriculum says about this week. */
export function PlanCard({ session }: { session: Session }) {
  const objectives = session.week?.objectives ?? [];
  const materials = session.week?.materials ?? [];
  if (objectives.length + materials.length === 0) return null;
  return (
    <Card title="This week">
      <div className={s.plan}>
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
