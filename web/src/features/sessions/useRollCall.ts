import { attendanceKinds, isHere, type Attendance, type Mark } from '@/components/attendance';
import { rollCallOpens } from './clock';
import { sendMarks, useTakeSession, type AttendanceItem, type Session } from './sessionQueries';
import { useSaveQueue } from './useSaveQueue';

export const statusOf = (item: AttendanceItem | undefined): Mark => (item?.status as Attendance | undefined) ?? null;

/** The roll call of a session: what the server has, and over it what was just
    tapped. Only what changed is sent, so that a co-leader at another screen
    keeps their marks; the server's answer brings theirs here. */
export function useRollCall(session: Session, now: Date) {
  const take = useTakeSession(session.id);
  const { queue, pending, state } = useSaveQueue<AttendanceItem>(`attendance:${session.id}`, async (batch) =>
    take(await sendMarks(session.id, [...batch.values()])),
  );
  const stored = new Map(session.attendance.map((a) => [a.clientId, a]));
  const marks = new Map([...stored, ...pending]);
  const early = now < rollCallOpens(session);

  /** A mark that the server has can be changed, not taken back; and before the
      room fills one only knows who will not come. */
  function choices(clientId: string): Mark[] {
    const all: Mark[] = early ? ['excused', 'late_cancel', 'taken_off'] : attendanceKinds.map((k) => k.status);
    return stored.has(clientId) ? all : [...all, null];
  }

  /** The reason is why somebody is off tonight's roster. */
  function mark(clientId: string, status: Mark, reason?: string) {
    if (status === null) return queue.drop(clientId);
    if (status === 'taken_off') return queue.set([[clientId, { clientId, status, reason }]]);
    const was = marks.get(clientId);
    // Minutes and place belong only to members who were there.
    const times = status === 'present' ? {} : { minutes: was?.minutes, cameAfter: was?.cameAfter, leftAfter: was?.leftAfter };
    const kept = isHere(status) ? { ...times, place: was?.place } : {};
    queue.set([[clientId, { clientId, status, ...kept }]]);
  }

  function change(clientId: string, part: Pick<AttendanceItem, 'minutes' | 'cameAfter' | 'leftAfter'> | Pick<AttendanceItem, 'place'>) {
    const was = marks.get(clientId);
    if (was) queue.set([[clientId, { ...was, ...part }]]);
  }

  function markRest(status: Attendance) {
    const rest = session.roster.filter((r) => !marks.has(r.clientId));
    queue.set(rest.map((r) => [r.clientId, { clientId: r.clientId, status }]));
  }

  function placeRest(place: AttendanceItem['place']) {
    const rest = [...marks.values()].filter((m) => isHere(statusOf(m)) && !m.place);
    queue.set(rest.map((m) => [m.clientId, { ...m, place }]));
  }

  return { marks, stored, early, state, choices, mark, change, markRest, placeRest, flush: queue.flush, discard: queue.discard };
}

export type RollCall = ReturnType<typeof useRollCall>;
