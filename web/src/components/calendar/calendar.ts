// Days and minutes of a calendar. Days are YYYY-MM-DD, minutes are counted from
// midnight on the clock of the place where the group meets: no zones in here.

export type CalendarEvent = {
  id: string;
  day: string;
  from: number;
  to: number;
  title: string;
  /** Under the title, as far as there is room: "week 3 of 8", "Room 2 · Reyes". */
  lines?: string[];
  /** group as it stands; planned: of a cohort that has not started; underway; closed: held and done; unclosed: over, and nobody
      closed it; moved; clash; other (no group: supervision, assessment); gone:
      where it would have been; cancelled. */
  state: 'group' | 'planned' | 'underway' | 'closed' | 'unclosed' | 'moved' | 'clash' | 'other' | 'gone' | 'cancelled';
  /** What is wrong or asked, in words: "Room 2 is taken until 19:00". */
  note?: string;
  movable?: boolean;
};

/** Where something may go. */
export type Slot = { day: string; from: number; to: number };

/** An event with its lane among those that overlap it, and how many lanes it spans. */
export type Laid<E> = { event: E; lane: number; lanes: number; wide: number };

/** Lays one day's events into lanes: nothing covers anything, and an event takes
    the free lanes at its right. Those that meet by an end do not overlap. */
export function layOut<E extends { from: number; to: number }>(events: readonly E[]): Laid<E>[] {
  const order = [...events].sort((a, b) => a.from - b.from || b.to - a.to);
  const out: Laid<E>[] = [];
  let cluster: Laid<E>[] = [];
  let end = -1;
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((c) => c.lane + 1));
    for (const c of cluster) {
      const right = cluster.filter((o) => o.lane > c.lane && overlap(o.event, c.event)).map((o) => o.lane);
      out.push({ ...c, lanes, wide: Math.min(lanes, ...right) - c.lane });
    }
    cluster = [];
  };
  for (const event of order) {
    if (event.from >= end) close();
    const taken = new Set(cluster.filter((c) => overlap(c.event, event)).map((c) => c.lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    cluster.push({ event, lane, lanes: 0, wide: 1 });
    end = Math.max(cluster.length === 1 ? -1 : end, event.to);
  }
  close();
  return out;
}

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) => a.from < b.to && b.from < a.to;

/** The hours that a grid shows: the usual ones, and whatever lies outside them. */
export function hoursShown(events: readonly { from: number; to: number }[], usual: [number, number] = [8, 20]): [number, number] {
  const from = Math.min(usual[0] * 60, ...events.map((e) => e.from));
  const to = Math.max(usual[1] * 60, ...events.map((e) => e.to));
  return [Math.max(0, Math.floor(from / 60)), Math.min(24, Math.ceil(to / 60))];
}

/** The same event so many days and minutes later, within the days and hours shown. */
export function shifted(slot: Slot, days: readonly string[], by: { days?: number; minutes?: number }, [first, last]: [number, number] = [0, 24]): Slot {
  const length = slot.to - slot.from;
  const at = days.indexOf(slot.day);
  const day = at < 0 ? slot.day : (days[clamp(at + (by.days ?? 0), 0, days.length - 1)] ?? slot.day);
  const from = clamp(slot.from + (by.minutes ?? 0), first * 60, Math.max(first * 60, last * 60 - length));
  return { day, from, to: from + length };
}

/** The minute at a height of the grid, to the quarter hour. */
export const minuteAt = (share: number, [first, last]: [number, number], step = 15) => Math.round((first * 60 + share * (last - first) * 60) / step) * step;

export const sameSlot = (a: Slot, b: Slot) => a.day === b.day && a.from === b.from && a.to === b.to;

/** `18:00`, as programs write it; midnight at the end of a day is `24:00`. */
export const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The events of a day, the earlier first. */
export const eventsOn = <E extends CalendarEvent>(events: readonly E[], day: string) => events.filter((e) => e.day === day).sort((a, b) => a.from - b.from || a.title.localeCompare(b.title));

/** The event that an arrow key leads to: up and down within the day, left and
    right to the event nearest in time on the next day that has one. */
export function neighbor(events: readonly CalendarEvent[], from: CalendarEvent, key: string): CalendarEvent | undefined {
  const day = eventsOn(events, from.day);
  const at = day.findIndex((e) => e.id === from.id);
  if (key === 'ArrowDown') return day[at + 1];
  if (key === 'ArrowUp') return day[at - 1];
  const ahead = key === 'ArrowRight';
  if (!ahead && key !== 'ArrowLeft') return undefined;
  const days = [...new Set(events.map((e) => e.day))].sort();
  const next = ahead ? days.find((d) => d > from.day) : days.filter((d) => d < from.day).at(-1);
  return next === undefined ? undefined : eventsOn(events, next).reduce((best, e) => (Math.abs(e.from - from.from) < Math.abs(best.from - from.from) ? e : best));
}

const clamp = (n: number, low: number, high: number) => Math.min(high, Math.max(low, n));
