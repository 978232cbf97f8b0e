import { useEffect, useRef } from 'react';
import { further, type CalendarView } from '@/components/calendar/calendarDays';
import type { Looked } from './calendarAddress';

const viewKeys: Record<string, CalendarView> = { d: 'day', w: 'week', m: 'month', l: 'leaders' };

/** Where a key leads, null for a key that is none of the calendar's. */
export function keyed(key: string, at: Looked, today: string): Looked | null {
  const view = viewKeys[key.toLowerCase()];
  if (view) return { ...at, view };
  if (key.toLowerCase() === 't') return { ...at, day: today };
  if (key === 'ArrowLeft' || key === 'PageUp') return { ...at, day: further(at.view, at.day, -1) };
  if (key === 'ArrowRight' || key === 'PageDown') return { ...at, day: further(at.view, at.day, 1) };
  return null;
}

/** The keys of the calendar's page: they work while nobody types, and on a group
    the arrows go from group to group instead. */
export function useCalendarKeys(at: Looked, today: string, go: (to: Looked) => void) {
  const latest = useRef({ at, today, go });
  useEffect(() => {
    latest.current = { at, today, go };
  });
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || !(e.target instanceof Element) || isBusy(e.target, e.key)) return;
      const to = keyed(e.key, latest.current.at, latest.current.today);
      if (!to) return;
      e.preventDefault();
      latest.current.go(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether a key is for what has the focus: a field, a list, a dialog. */
function isBusy(target: Element, key: string): boolean {
  if (target.closest('[role="dialog"], [role="listbox"], [role="menu"]') || document.querySelector('[role="dialog"]')) return true;
  if (target.closest('[data-event]')) return key.startsWith('Arrow');
  const field = target.closest('input, textarea, select, [contenteditable]');
  if (!field) return false;
  return field instanceof HTMLInputElement && field.type === 'radio' ? key.startsWith('Arrow') : true;
}
