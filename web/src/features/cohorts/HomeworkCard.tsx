import { Card } from '@/components/Card';
import { calledOf } from '@/format/person';
import { HomeworkGrid } from '@/components/HomeworkGrid';
import { Pending } from '@/components/States';
import { localDate } from '@/format/dates';
import { sits } from '@/format/membership';
import { useHomeworkOf, type Cohort } from './cohortQueries';
import { cellOf, doneOf } from './homeworkCells';

/** Homework by member and session: one looks where the gaps are. */
export function HomeworkCard({ cohort }: { cohort: Cohort }) {
  const homework = useHomeworkOf(cohort.id, true);
  const sessions = cohort.sessions.filter((x): x is typeof x & { id: string } => x.id !== undefined); // what is planned has no page yet
  if (!homework.data) {
    return (
      <Card title="Homework">
        <Pending query={homework} rows={4} />
      </Card>
    );
  }
  const { items, all, members, sessions: bySession } = homework.data;
  if (all.given === 0) {
    return (
      <Card title="Homework">
        <p className="quiet">None was given yet. It is given on a session’s page.</p>
      </Card>
    );
  }
  const rows = cohort.roster
    .filter((r) => sits(r, localDate(new Date(), cohort.schedule.timeZone)))
    .map((seat) => ({
      id: seat.clientId,
      name: calledOf(seat),
      cells: sessions.map((x) => cellOf(items, sessions, x, seat.clientId)),
      total: doneOf(members.find((m) => m.clientId === seat.clientId)),
    }));
  return (
    <Card title="Homework" aside={asideOf(all)}>
      <HomeworkGrid sessions={sessions.map((x) => x.number)} rows={rows} totals={sessions.map((x) => doneOf(bySession.find((b) => b.sessionId === x.id)))} />
    </Card>
  );
}

function asideOf(all: { asked: number; done: number; partial: number; notAsked: number }): string {
  const unasked = all.notAsked > 0 ? `${all.notAsked} not asked yet` : '';
  const back = all.asked > 0 ? `${Math.round((100 * (all.done + all.partial)) / all.asked)} % returned` : '';
  return [back, unasked].filter(Boolean).join(' · ') || 'nothing due back yet';
}
