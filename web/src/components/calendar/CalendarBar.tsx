import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { further, viewWords, type CalendarView } from './calendarDays';
import s from './CalendarBar.module.css';

type Props = {
  view: CalendarView;
  day: string;
  today: string;
  /** Both are the page's, kept in its address. */
  onChange: (view: CalendarView, day: string) => void;
  /** The practice's first day of the week, 0 for Sunday. */
  first?: number;
  /** A week by leader can be looked at too. */
  byLeader?: boolean;
  /** Filters: everyone, mine, rooms. */
  children?: ReactNode;
};

const views = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
];
const leaders = { value: 'leaders', label: 'Leaders' };
const nowWords = { day: 'Today', week: 'This week', month: 'This month', leaders: 'This week' };

/** What is looked at, and the way to the rest. */
export function CalendarBar({ view, day, today, onChange, first, byLeader, children }: Props) {
  return (
    <div className={s.bar} data-noprint>
      <SegmentedControl aria-label="How much at once" value={view} data={byLeader ? [...views, leaders] : views} onChange={(v) => onChange(v as CalendarView, day)} />
      <Button.Group>
        <Button aria-label={`Back to ${viewWords(view, further(view, day, -1), first)}`} onClick={() => onChange(view, further(view, day, -1))}>
          ‹
        </Button>
        <Button onClick={() => onChange(view, today)}>{nowWords[view]}</Button>
        <Button aria-label={`On to ${viewWords(view, further(view, day, 1), first)}`} onClick={() => onChange(view, further(view, day, 1))}>
          ›
        </Button>
      </Button.Group>
      <div className={s.filters}>{children}</div>
    </div>
  );
}
