import { Card } from '@/components/Card';
import { calledOf } from '@/format/person';
import { HomeworkGrid, type HomeworkCell } from '@/components/HomeworkGrid';
import { Pending } from '@/components/States';
import { localDate } from '@/format/dates';
import { sits } from '@/format/membership';
import { useHomeworkOf, type Cohort } from './cohortQueries';

/** Homework by member and session: one looks where the gaps are. */
export function HomeworkCard({ cohort }: { cohort: Cohort }) {
  const homework = useHomeworkOf(cohort.id, true);
  const sessions = cohort.sessions;
  const numbers = new Map(sessions.map((x) => [x.id, x.number]));
  if (!homework.data) {
    return (
      <Card title="Homework">
        <Pending query={homework} rows={4} />
      </Card>
    );
  }
  const all = homework.data.flatMap((h) => h.returns.map((r) => ({ ...r, number: numbers.get(h.sessionId) })));
  if (all.length === 0) {
    return (
      <Card title="Homework">
        <p className="quiet">None was given yet. It is given on a session’s page.</p>
      </Card>
    );
  }
  const asked = all.filter((r) => r.status !== 'open' && r.status !== 'excused');
  const back = asked.filter((r) => r.status === 'returned' || r.status === 'partial').length;
  const rows = cohort.roster
    .filter((r) => sits(r, localDate(new Date(), cohort.schedule.timeZone)))
    .map((seat) => ({
      id: seat.clientId,
      name: calledOf(seat),
      cells: sessions.map((x): HomeworkCell => {
        // Of several in one session the least finished one is shown.
        const mine = all.filter((r) => r.clientId === seat.clientId && r.number === x.number).map((r) => (r.status === 'open' ? 'due' : r.status));
        return (['due', 'not_done', 'partial', 'returned', 'excused'] as const).find((status) => mine.includes(status)) ?? null;
      }),
    }));
  return (
    <Card title="Homework" aside={asked.length > 0 ? `${Math.round((100 * back) / asked.length)}% returned` : 'nothing due back yet'}>
      <HomeworkGrid sessions={sessions.map((x) => x.number)} rows={rows} />
    </Card>
  );
}
