import { Link } from '@tanstack/react-router';
import { ButtonLink } from '@/components/ButtonLink';
import { ListRow } from '@/components/Card';
import { SeatRing } from '@/components/SeatRing';
import { StateChip } from '@/components/Chip';
import { timeIn, zoneNote } from '@/format/dates';
import { stepWords } from '@/format/words';
import { isLive, isOver } from './day';
import { useMarks, useSession, type DatedSession } from './todayQueries';
import s from './TodaySession.module.css';

type Props = { session: DatedSession; now: Date; primary: boolean };

/** One of today's sessions: when, who, what about, and what to know before. */
export function TodaySession({ session: x, now, primary }: Props) {
  const live = isLive(x, now);
  const minutes = Math.round((Date.parse(x.endsAt) - Date.parse(x.startsAt)) / 60_000);
  const note = zoneNote(x.startsAt, x.timeZone);
  const closed = x.status === 'closed';
  const what = `${stepWords(x.number, x.weekNumber)} of ${x.of}`;
  return (
    <ListRow
      now={live && !closed}
      lead={
        <div className={s.time}>
          <span className={s.clock}>{timeIn(x.startsAt, x.timeZone)}</span>
          <span className="quiet small">{note || `${minutes} min`}</span>
        </div>
      }
      ring={<SeatRing taken={x.seats.taken} offered={x.seats.offered} capacity={x.maxMembers} minimum={x.minMembers} />}
      title={
        x.id ? (
          <Link to="/sessions/$sessionId" params={{ sessionId: x.id }}>
            {x.theme || `Session ${x.number}`}
          </Link>
        ) : (
          x.theme
        )
      }
      detail={`${x.cohortName}, ${what}${x.place ? ` · ${x.place}` : ''}`}
      chips={closed ? <StateChip tone="good">{`Closed, ${x.attended} came`}</StateChip> : <ToKnow session={x} now={now} live={live} />}
      end={
        x.id && (
          <ButtonLink variant={primary ? 'filled' : 'default'} to="/sessions/$sessionId" params={{ sessionId: x.id }}>
            {closed ? 'Review' : primary || isOver(x, now) ? 'Open session' : 'Prepare'}
          </ButtonLink>
        )
      }
    />
  );
}

/** What came back and who was missing: what one wants to know at the door. */
function ToKnow({ session: x, now, live }: { session: DatedSession; now: Date; live: boolean }) {
  const full = useSession(x.id);
  const marks = useMarks(x.cohortId, x.number > 1);
  const before = (marks.data ?? []).filter((m) => m.number === x.number - 1);
  const missed = before.filter((m) => m.status === 'no_show' || m.status === 'late_cancel' || m.status === 'excused').length;
  const homework = full.data?.earlierHomework?.at(-1)?.returns ?? [];
  const due = homework.filter((r) => r.status !== 'excused');
  const back = due.filter((r) => r.status === 'returned' || r.status === 'partial').length;
  const asked = due.some((r) => r.status !== 'open');
  return (
    <>
      {live && <StateChip tone="underway">under way</StateChip>}
      {!live && isOver(x, now) && <StateChip tone="soon">not closed yet</StateChip>}
      {missed > 0 && <StateChip tone="soon">{`${missed} missed last time`}</StateChip>}
      {due.length > 0 && <StateChip>{asked ? `${back} of ${due.length} homework back` : `homework of ${due.length} to ask about`}</StateChip>}
      {x.marked > 0 && <StateChip tone="good">{`${x.marked} marked`}</StateChip>}
    </>
  );
}
