import { Card } from '@/components/Card';
import { LinePlot } from '@/components/plot/LinePlot';
import type { ClientPlans, Plan } from '@/components/plans/planQueries';
import { shortDate } from '@/format/dates';

/** How far each goal was, from note to note. */
export function GoalLines({ plan, lines }: { plan: Plan; lines: ClientPlans['lines'] }) {
  const goals = plan.problems.flatMap((p) => p.goals);
  const said = lines.filter((l) => l.points.length > 0);
  const days = [...new Set(said.flatMap((l) => l.points.map((p) => p.on)))].sort();
  if (days.length < 2) return null;
  return (
    <Card title="How far each goal is" aside="0 to 10">
      <LinePlot
        title="Goals, from 0 to 10"
        summary={`As the notes of ${days.length} sessions say.`}
        xs={days.map((d, x) => ({ x, label: shortDate(d) }))}
        xName="session"
        fromZero
        references={[{ y: 10, label: '' }]}
        lines={said.map((l, i) => ({ id: l.goalId, label: `Goal ${goals.findIndex((g) => g.id === l.goalId) + 1}`, role: i === 0 ? 'main' : 'other', points: l.points.map((p) => ({ x: days.indexOf(p.on), y: p.value })) }))}
      />
    </Card>
  );
}
