import type { CalendarView } from '@/components/calendar/calendarDays';

/** What one looks at. It stands in the address, so that it is there after a
    session was opened, and can be sent to a colleague. */
export type Looked = { view: CalendarView; day: string; leader?: string; cohort?: string; room?: string };

const views: readonly string[] = ['day', 'week', 'month', 'leaders'];
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads an address; what it does not say is this week, of everybody. */
export function looked(search: Record<string, unknown>, today: string): Looked {
  const view = text(search.view) ?? '';
  const day = text(search.date) ?? '';
  return {
    view: views.includes(view) ? (view as CalendarView) : 'week',
    day: isDay(day) ? day : today,
    leader: text(search.leader),
    cohort: text(search.cohort),
    room: text(search.room),
  };
}

/** The same as an address, with nothing in it that goes without saying. */
export const addressOf = ({ view, day, leader, cohort, room }: Looked, today: string) => ({
  view: view === 'week' ? undefined : view,
  date: day === today ? undefined : day,
  leader,
  cohort,
  room,
});

/** A day that a calendar can show, and the server has sessions of. */
function isDay(date: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(date)) return false;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
