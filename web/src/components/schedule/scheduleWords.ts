import { dayIn, timeIn } from '@/format/dates';
import { count } from '@/format/words';
import type { Meeting } from './meetings';
import type { CohortSession, EditKind, ScheduleAhead, ScheduleEdit, ScheduleLine } from './scheduleQueries';

/** What one chooses in the menu, on the dialog, and what was done. */
export const editWords: Record<EditKind, { menu: string; title: string; submit: string }> = {
  move: { menu: 'Move a session…', title: 'Move a session', submit: 'Move the session' },
  insert: { menu: 'Insert a session…', title: 'Insert a session', submit: 'Insert the session' },
  push: { menu: 'Push the rest…', title: 'Push the rest', submit: 'Push the sessions' },
  change_rest: { menu: 'Change the day, time or room from here on…', title: 'Change the day, time or room from here on', submit: 'Change the sessions' },
  cancel: { menu: 'Cancel, and do its theme next…', title: 'Cancel a session, and do its theme next', submit: 'Cancel the session' },
};

/** What the dialog holds; '' is not said. */
export type EditValues = {
  sessionId: string;
  on: string;
  time: string;
  minutes: number | '';
  weeks: number | '';
  /** What one pushes by. */
  unit: 'weeks' | 'meetings';
  cadence: 'weekly' | 'biweekly';
  themes: 'stay' | 'follow';
  reason: string;
  /** '' leaves each session where it is. */
  roomId: string;
  /** Further days of the week, of the rest; undefined where a week has one. */
  alsoMeets?: Meeting[];
};

const isTime = (t: string) => /^\d{2}:\d{2}$/.test(t);

/** The change as the server takes it; null while something is missing. */
export function editOf(kind: EditKind, v: EditValues): ScheduleEdit | null {
  const dated = { on: v.on || undefined, time: v.time || undefined, durationMinutes: v.minutes || undefined, roomId: v.roomId || undefined };
  if (v.time && !isTime(v.time)) return null;
  if (kind !== 'insert' && !v.sessionId) return null;
  if ((kind === 'move' || kind === 'insert') && !v.on) return null;
  switch (kind) {
    case 'move':
      return { kind, sessionId: v.sessionId, ...dated };
    case 'insert':
      return { kind, ...dated, themes: v.themes };
    case 'push':
      return v.weeks ? { kind, sessionId: v.sessionId, [v.unit]: v.weeks } : null;
    case 'change_rest':
      return v.alsoMeets?.some((m) => !isTime(m.time)) ? null : { kind, sessionId: v.sessionId, ...dated, cadence: v.cadence, alsoMeets: v.alsoMeets };
    case 'cancel':
      return { kind, sessionId: v.sessionId, themes: 'follow', reason: v.reason.trim() || 'Cancelled.' };
  }
}

const minutesOf = (s: CohortSession) => Math.round((Date.parse(s.endsAt) - Date.parse(s.startsAt)) / 60_000);

/** `Thu, Nov 26, 18:00`, where the group meets. */
export const whenWords = (s: CohortSession, zone: string) => `${dayIn(s.startsAt, zone)}, ${timeIn(s.startsAt, zone)}`;

/** One line of the preview: which session, and from what to what. */
export function lineWords({ kind, before, after }: ScheduleLine, zone: string): { session: string; words: string } {
  const was = before && whenWords(before, zone);
  const now = after && whenWords(after, zone);
  const theme = (s?: CohortSession) => s?.theme || 'no theme';
  const room = before && after && before.roomId !== after.roomId ? `, in ${after.room || 'no room'}` : '';
  const session = `Session ${before?.number ?? after?.number ?? ''}`;
  const renumbered = before && after && before.number !== after.number ? `, as session ${after.number}` : '';
  const themed = before && after && before.theme !== after.theme ? `, with ${theme(after)} and not ${theme(before)}` : '';
  switch (kind) {
    case 'added':
      return { session: `New session ${after?.number ?? ''}`, words: `${now}, ${theme(after)}` };
    case 'removed':
      return { session, words: `${was} is taken out` };
    case 'cancelled':
      return { session, words: `${was} is cancelled` };
    case 'restored':
      return { session, words: `${now} takes place after all` };
    case 'moved': {
      const length = before && after && minutesOf(before) !== minutesOf(after) ? ` (${minutesOf(after)} min)` : '';
      return { session, words: `${was} → ${now}${length}${room}${renumbered}${themed}` };
    }
    case 'room':
      return { session, words: `${now}, in ${after?.room || 'no room'}${before?.room ? ` and not ${before.room}` : ''}` };
    case 'themed':
      return { session, words: `${now}${renumbered}${themed}` };
    case 'renumbered':
      return { session, words: `${now}${renumbered}` };
  }
}

/** The notice after the change, with its way back. */
export function doneWords(kind: EditKind, { lines }: ScheduleAhead): string {
  const [first] = lines;
  const moved = lines.filter((l) => l.kind === 'moved' || l.kind === 'room').length;
  switch (kind) {
    case 'move':
      return `Session ${first?.after?.number ?? ''} moved`;
    case 'insert':
      return 'Session inserted';
    case 'cancel':
      return 'Session cancelled. Nobody is charged.';
    case 'push':
      return `${count(moved, 'session')} pushed`;
    case 'change_rest':
      return `${count(moved, 'session')} changed`;
  }
}
