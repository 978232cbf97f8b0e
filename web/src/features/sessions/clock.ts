import { useEffect, useState } from 'react';

/** The browser's clock, ticking often enough for words in minutes. */
export function useNow(everyMs = 10_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(tick);
  }, [everyMs]);
  return now;
}

type Span = { startsAt: string; endsAt: string };
const minute = 60_000;

/** Roll call opens half an hour before a session, as on the server. */
export const rollCallOpens = (s: Span) => new Date(Date.parse(s.startsAt) - 30 * minute);

export type Progress = { phase: 'before' | 'during' | 'after'; share: number; said: string };

/** How far a session is, in a share and in words. */
export function progressOf(s: Span, now: Date): Progress {
  const start = Date.parse(s.startsAt);
  const end = Date.parse(s.endsAt);
  const at = now.getTime();
  if (at < start) return { phase: 'before', share: 0, said: `starts in ${lasting(start - at)}` };
  if (at < end) return { phase: 'during', share: (at - start) / (end - start), said: `${lasting(end - at)} left` };
  return { phase: 'after', share: 1, said: `ended ${lasting(at - end)} ago` };
}

/** `1 minute`, `47 minutes`, `3 hours`, `5 days`. */
export function lasting(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / minute));
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

export type AgendaLine = { title: string; minutes: number; technique?: string; startsAt: Date; state: 'past' | 'now' | 'ahead' };

/** Each part of the agenda with its time and whether it is over, now or ahead. */
export function agendaAt(items: Array<{ title: string; minutes: number; technique?: string }>, startsAt: string, now: Date): AgendaLine[] {
  let from = Date.parse(startsAt);
  return items.map((item) => {
    const startsAtItem = new Date(from);
    from += item.minutes * minute;
    const state = now.getTime() >= from ? 'past' : now >= startsAtItem ? 'now' : 'ahead';
    return { ...item, startsAt: startsAtItem, state };
  });
}
