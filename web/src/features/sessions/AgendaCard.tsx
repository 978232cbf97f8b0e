import { Card } from '@/components/Card';
import { Meter } from '@/components/Meter';
import { timeIn } from '@/format/dates';
import { agendaAt, progressOf } from './clock';
import type { Session } from './sessionQueries';
import s from './AgendaCard.module.css';

/** The session's parts with their times; during the session the one that is
    now stands out and a bar shows how far it is. */
export function AgendaCard({ session, now }: { session: Session; now: Date }) {
  const items = session.week?.agenda ?? [];
  const progress = progressOf(session, now);
  const live = progress.phase === 'during' && session.status === 'scheduled';
  const minutes = items.reduce((sum, i) => sum + i.minutes, 0);
  if (items.length === 0) {
    return (
      <Card title="Agenda">
        <p className="quiet">{session.week ? 'The plan of this week has no agenda.' : 'This group follows no curriculum, so there is no agenda.'}</p>
      </Card>
    );
  }
  return (
    <Card title="Agenda" aside={`${minutes} min`} flush>
      {live && (
        <div className={s.progress}>
          <Meter share={progress.share} label={`Session under way, ${progress.said}`} />
        </div>
      )}
      <ol className={s.agenda}>
        {agendaAt(items, session.startsAt, now).map((line, i) => {
          const state = live ? line.state : 'ahead';
          return (
            <li key={i} className={s[state]} aria-current={state === 'now' ? 'step' : undefined}>
              <span className={s.at}>{timeIn(line.startsAt, session.timeZone)}</span>
              <span className={s.part}>
                <span className={s.partTitle}>{line.title}</span>
                {line.technique && ' '}
                {line.technique && <span className={s.technique}>{line.technique}</span>}
              </span>
              <span className={s.length}>
                {line.minutes}
                <span className="unseen"> minutes</span>
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
