import { Link } from '@tanstack/react-router';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { Nothing } from '@/components/States';
import { dayIn, relativeDay } from '@/format/dates';
import { count } from '@/format/words';
import type { CohortCard, UnclosedSession } from './todayQueries';

type Props = { late: UnclosedSession[]; short: CohortCard[]; now: Date; today: string; flagged: boolean };

/** What waits for this therapist, apart from the risk flags in their own card. */
export function NeedsYou({ late, short, today, flagged }: Props) {
  const all = late.length + short.length;
  if (all === 0 && flagged) return null;
  return (
    <Card title="Needs you" aside={all || undefined} outside flush>
      {all === 0 ? (
        <Nothing>Nothing. No session is left open, and no group is short.</Nothing>
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
