import { useWidth } from '@/components/useWidth';
import type { CalendarEvent, Slot } from './calendar';
import { monthOf, weekday, weekOf, type CalendarView } from './calendarDays';
import { DayList } from './DayList';
import { MonthGrid } from './MonthGrid';
import { WeekGrid } from './WeekGrid';

/** What is special about a day: a holiday, a closure. */
export type SpecialDay = { name: string; note?: string };

export type CalendarProps = {
  /** What is shown: "Groups of November 23 to 29". */
  label: string;
  view: CalendarView;
  day: string;
  today: string;
  /** Minutes since midnight, where the groups meet. */
  now?: number;
  events: CalendarEvent[];
  special?: Readonly<Record<string, SpecialDay>>;
  onOpen: (event: CalendarEvent) => void;
  /** A day's number was chosen. */
  onDay: (day: string) => void;
  /** An event was let go elsewhere; the page says what that would do and asks.
      Absent: nothing can be carried. */
  onMove?: (event: CalendarEvent, to: Slot) => void;
  /** What stands against a place, in words, while something is carried there. */
  against?: (event: CalendarEvent, to: Slot) => string | null;
  first?: number;
};

/** Seven columns need so much room; a phone gets a list of days. */
const roomForWeek = 640;

/** A day, week or month of groups; where there is little room, a
    list by day. Any other view is a week. */
export function Calendar(props: CalendarProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const narrow = width > 0 && width < roomForWeek;
  const days = daysOf(props);
  return (
    <div ref={ref}>
      {narrow && props.view !== 'day' ? (
        <DayList {...props} days={days} />
      ) : props.view === 'month' ? (
        <MonthGrid {...props} />
      ) : (
        <WeekGrid {...props} days={days} />
      )}
    </div>
  );
}

/** The days that are shown. An end of the week on which nothing is leaves its room
    to the days that have something; between two days no day is missing. */
function daysOf({ view, day, today, first, events, special }: CalendarProps): string[] {
  if (view === 'day') return [day];
  if (view === 'month') return monthOf(day, first).flat().filter((d) => d.startsWith(day.slice(0, 7)));
  const worth = (d: string) => d === today || special?.[d] !== undefined || events.some((e) => e.day === d);
  const week = weekOf(day, first);
  const shown = week.map((d) => (weekday(d) !== 0 && weekday(d) !== 6) || worth(d));
  return week.slice(shown.indexOf(true), shown.lastIndexOf(true) + 1);
}
