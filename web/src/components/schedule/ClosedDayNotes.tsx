import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { shortDate } from '@/format/dates';
import { closedSessionsQuery } from './scheduleQueries';
import { useScheduleMenu } from './useScheduleMenu';

/** The sessions of a cohort that are to be held on days on which the practice is
    closed, and what can be done about each. */
export function ClosedDayNotes({ cohortId }: { cohortId: string }) {
  const closed = useQuery(closedSessionsQuery);
  const menu = useScheduleMenu({ cohortId });
  return (
    <>
      {(closed.data ?? []).filter((x) => x.cohortId === cohortId).map((x) => (
        <div key={x.id} className="tinted" data-tone="soon" style={{ display: 'flex', flexWrap: 'wrap', gap: 10, alignItems: 'center', marginBottom: 14 }}>
          <span style={{ flex: '1 1 16rem' }}>
            Session {x.number} is to be held on {shortDate(x.date)}, when the practice is closed: {x.why}.
          </span>
          <Button size="xs" onClick={() => menu.open('push', x.id)}>Push the rest…</Button>
          <Button size="xs" onClick={() => menu.open('move', x.id)}>Move it…</Button>
        </div>
      ))}
      {menu.dialog}
    </>
  );
}
