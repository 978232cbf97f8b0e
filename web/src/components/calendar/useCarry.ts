import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { minuteAt, sameSlot, shifted, type CalendarEvent, type Slot } from './calendar';

type Options = {
  days: readonly string[];
  hours: [number, number];
  /** Called with where it was let go, if that is somewhere else. */
  onMove?: (event: CalendarEvent, to: Slot) => void;
};

export type Carried = { event: CalendarEvent; to: Slot; by: 'hand' | 'keys' };

const stepKeys: Record<string, { days?: number; minutes?: number }> = {
  ArrowUp: { minutes: -15 },
  ArrowDown: { minutes: 15 },
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  PageUp: { minutes: -60 },
  PageDown: { minutes: 60 },
};

/** Carries an event to another day or time: by mouse, or with M, the arrows and
    Enter. Escape puts it back. Nothing is moved here; the page is asked. A finger
    scrolls the calendar and does not drag: it opens the event and moves it there. */
export function useCarry({ days, hours, onMove }: Options) {
  const [carried, setCarried] = useState<Carried | null>(null);
  const start = useRef<{ event: CalendarEvent; x: number; y: number; grip: number; grid: HTMLElement } | null>(null);
  const dragged = useRef(false);

  const put = () => {
    start.current = null;
    setCarried(null);
  };
  const drop = (c: Carried) => {
    put();
    if (!sameSlot(c.event, c.to)) onMove?.(c.event, c.to);
  };

  const byHand = carried?.by === 'hand';
  useEffect(() => {
    if (!byHand) return;
    const escape = (e: globalThis.KeyboardEvent) => e.key === 'Escape' && put();
    window.addEventListener('keydown', escape);
    return () => window.removeEventListener('keydown', escape);
  }, [byHand]);

  /** For the event's button. True when the key was for carrying. */
  function onKey(e: KeyboardEvent, event: CalendarEvent): boolean {
    const mine = carried?.event.id === event.id ? carried : null;
    if (!mine) {
      if (e.key.toLowerCase() !== 'm' || e.ctrlKey || e.altKey || e.metaKey || !event.movable || !onMove) return false;
      setCarried({ event, to: { day: event.day, from: event.from, to: event.to }, by: 'keys' });
    } else if (e.key === 'Escape') put();
    else if (e.key === 'Enter' || e.key.toLowerCase() === 'm') drop(mine);
    else if (stepKeys[e.key]) setCarried({ ...mine, to: shifted(mine.to, days, stepKeys[e.key] ?? {}, hours) });
    else return false;
    e.preventDefault();
    return true;
  }

  const hand = {
    onPointerDown(e: PointerEvent<HTMLElement>, event: CalendarEvent) {
      dragged.current = false;
      const grid = e.currentTarget.closest<HTMLElement>('[data-calendar-grid]');
      if (!grid || !event.movable || !onMove || e.button !== 0 || e.pointerType === 'touch') return;
      start.current = { event, x: e.clientX, y: e.clientY, grip: e.clientY - e.currentTarget.getBoundingClientRect().top, grid };
      e.currentTarget.setPointerCapture(e.pointerId);
    },
    onPointerMove(e: PointerEvent) {
      const s = start.current;
      if (!s || (!byHand && Math.hypot(e.clientX - s.x, e.clientY - s.y) < 4)) return;
      dragged.current = true;
      const box = s.grid.getBoundingClientRect();
      const day = days[Math.min(days.length - 1, Math.max(0, Math.floor(((e.clientX - box.left) / box.width) * days.length)))] ?? s.event.day;
      const from = minuteAt((e.clientY - s.grip - box.top) / box.height, hours);
      setCarried({ event: s.event, to: shifted({ day, from, to: from + s.event.to - s.event.from }, days, {}, hours), by: 'hand' });
    },
    onPointerUp() {
      start.current = null;
      if (carried?.by === 'hand') drop(carried);
    },
    onPointerCancel: put,
    /** A drag ends with a click that is none. */
    wasDrag: () => dragged.current,
  };

  return { carried, onKey, hand, put };
}
