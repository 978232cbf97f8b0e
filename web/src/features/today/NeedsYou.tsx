import { Link } from '@tanstack/react-router';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { Nothing } from '@/components/States';
import type { NotesWorklist } from '@/components/notes/noteTypes';
import { dayIn, relativeDay, shortDate } from '@/format/dates';
import { count } from '@/format/words';
import { thingsToWrite } from './day';
import type { CohortCard, UnclosedSession } from './todayQueries';

// The longest due come first; the rest stand on their own page.
const mostNotes = 3;

type Props = { late: UnclosedSession[]; short: CohortCard[]; notes: NotesWorklist; now: Date; today: string; flagged: boolean };

/** What waits for this therapist, apart from the risk flags in their own card. */
export function NeedsYou({ late, short, notes, today, flagged }: Props) {
  const all = late.length + short.length + thingsToWrite(notes);
  if (all === 0 && flagged) return null;
  return (
    <Card title="Needs you" aside={all || undefined} outside flush>
      {all === 0 ? (
        <Nothing>Nothing. No session is left open, no note is to be signed, and no group is short.</Nothing>
      ) : (
        <List label="Needs you">
          {late.map((x) => (
            <ListRow
              key={x.id}
              plain
              title={
                <>
                  <StateChip tone="soon">not closed</StateChip>{' '}
                  <Link to="/sessions/$sessionId" params={{ sessionId: x.id }}>
                    {x.cohortName}
                  </Link>
                </>
              }
              detail={`Session ${x.number} of ${x.of}, ${dayIn(x.startsAt, x.timeZone)}. Nobody is charged until it is closed.`}
              end={relativeDay(x.date, today)}
            />
          ))}
          {notes.items.slice(0, mostNotes).map((w) => (
            <ListRow
              key={`notes ${w.sessionId}`}
              plain
              title={
                <>
                  <StateChip tone={w.late ? 'late' : 'soon'}>{w.late ? 'notes late' : 'notes'}</StateChip>{' '}
                  <Link to="/sessions/$sessionId/notes" params={{ sessionId: w.sessionId }}>
                    {count(w.count, 'note')}, {w.cohortName}
                  </Link>
                </>
              }
              detail={`${w.theme ? `${w.theme}, ` : ''}${shortDate(w.date)}. ${w.late ? 'Was due' : 'Due'} ${relativeDay(w.dueOn, today)}.`}
              end={relativeDay(w.date, today)}
            />
          ))}
          {notes.items.length > mostNotes && <ListRow plain title={<Link to="/notes">{count(notes.items.length - mostNotes, 'more session', 'more sessions')} with notes to sign</Link>} />}
          {notes.counts.cosign > 0 && (
            <ListRow
              plain
              title={
                <>
                  <StateChip tone="meanwhile">to co-sign</StateChip> <Link to="/notes">{count(notes.counts.cosign, 'note')} of those who work under you</Link>
                </>
              }
            />
          )}
          {short.map((c) => (
            <ListRow
              key={c.id}
              plain
              title={
                <>
                  <StateChip tone="soon">{`${c.minMembers - c.seats.taken} short`}</StateChip>{' '}
                  <Link to="/cohorts/$cohortId" params={{ cohortId: c.id }}>
                    {c.name}
                  </Link>
                </>
              }
              detail={`${count(c.seats.taken, 'member')}, the minimum is ${c.minMembers}`}
              end={c.schedule.startsOn < today ? 'was to start' : `starts ${relativeDay(c.schedule.startsOn, today)}`}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
