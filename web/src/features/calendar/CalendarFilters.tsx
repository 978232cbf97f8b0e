import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/api/me';
import { PressChip } from '@/components/Chip';
import { leadersQuery, type CalendarSession } from './calendarQueries';
import { peopleLeading } from './calendarEvents';
import type { Looked } from './calendarAddress';
import s from './CalendarPage.module.css';

type Props = { sessions: readonly CalendarSession[]; at: Looked; me: string; go: (to: Looked) => void };

/** Whose groups, and which: both stay in the address. */
export function CalendarFilters({ sessions, at, me, go }: Props) {
  const may = useMay();
  const known = useQuery({ ...leadersQuery, enabled: may('leaders.list') });
  const leaders = named([...sessions.flatMap((x) => peopleLeading(x).map((l) => ({ value: l.id, label: l.name }))), ...(known.data ?? []).filter((l) => l.id === at.leader).map((l) => ({ value: l.id, label: l.name }))], at.leader, 'This leader');
  const cohorts = named(
    sessions.map((x) => ({ value: x.cohortId, label: x.cohortName })),
    at.cohort,
    'This cohort',
  );
  const rooms = named(
    sessions.flatMap((x) => (x.roomId ? [{ value: x.roomId, label: x.room ?? 'A room' }] : [])),
    at.room,
    'This room',
  );
  const leads = leaders.some((l) => l.value === me) && leaders.length > 1;
  const all = !at.leader && !at.cohort && !at.room;
  return (
    <>
      {leads && (
        <>
          <PressChip tone={all ? 'chosen' : 'quiet'} pressed={all} onClick={() => go({ ...at, leader: undefined, cohort: undefined, room: undefined })}>
            Everyone
          </PressChip>
          <PressChip tone={at.leader === me ? 'chosen' : 'quiet'} pressed={at.leader === me} onClick={() => go({ ...at, leader: at.leader === me ? undefined : me })}>
            Mine
          </PressChip>
        </>
      )}
      {leaders.length > 1 || at.leader ? (
        <Select className={s.filter} size="sm" aria-label="Leader" placeholder="Every leader" data={leaders} value={at.leader ?? null} onChange={(leader) => go({ ...at, leader: leader ?? undefined })} clearable searchable={leaders.length > 8} />
      ) : null}
      {rooms.length > 1 || at.room ? (
        <Select className={s.filter} size="sm" aria-label="Room" placeholder="Every room" data={rooms} value={at.room ?? null} onChange={(room) => go({ ...at, room: room ?? undefined })} clearable searchable={rooms.length > 8} />
      ) : null}
      {cohorts.length > 1 || at.cohort ? (
        <Select className={s.filter} size="sm" aria-label="Cohort" placeholder="Every cohort" data={cohorts} value={at.cohort ?? null} onChange={(cohort) => go({ ...at, cohort: cohort ?? undefined })} clearable searchable={cohorts.length > 8} />
      ) : null}
    </>
  );
}

type Choice = { value: string; label: string };

/** Each once, by name; what is chosen is there even in a week without it. Two of
    one name are told apart by nothing but their number. */
function named(found: Choice[], chosen: string | undefined, unknown: string): Choice[] {
  const once = new Map(found.map((f) => [f.value, f.label]));
  if (chosen && !once.has(chosen)) once.set(chosen, unknown);
  return [...once].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}
