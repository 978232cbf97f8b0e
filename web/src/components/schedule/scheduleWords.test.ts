import { describe, expect, it } from 'vitest';
import { doneWords, editOf, lineWords, type EditValues } from './scheduleWords';

const session = (number: number, date: string, theme = 'Sleep', minutes = 90) => {
  const start = Date.parse(`${date}T23:00:00Z`);
  return { id: `s${number}`, number, date, theme, status: 'scheduled' as const, attended: 0, startsAt: new Date(start).toISOString(), endsAt: new Date(start + minutes * 60_000).toISOString() };
};
const zone = 'America/New_York';
const values: EditValues = { sessionId: 's3', on: '', time: '18:00', minutes: 90, weeks: 1, unit: 'weeks', cadence: 'weekly', themes: 'stay', reason: '', roomId: '' };

describe('a change as one types it', () => {
  it('is asked about once nothing is missing', () => {
    expect(editOf('move', values)).toBeNull();
    expect(editOf('move', { ...values, on: '2026-11-27', time: '18' })).toBeNull();
    expect(editOf('push', { ...values, weeks: '' })).toBeNull();
    expect(editOf('change_rest', { ...values, sessionId: '' })).toBeNull();
    expect(editOf('push', values)).toEqual({ kind: 'push', sessionId: 's3', weeks: 1 });
    expect(editOf('push', { ...values, unit: 'meetings' })).toEqual({ kind: 'push', sessionId: 's3', meetings: 1 });
    expect(editOf('change_rest', { ...values, alsoMeets: [{ weekday: 'monday', time: '1', durationMinutes: 60 }] })).toBeNull();
    expect(editOf('insert', { ...values, on: '2026-11-27', minutes: '' })).toEqual({ kind: 'insert', on: '2026-11-27', time: '18:00', themes: 'stay' });
    expect(editOf('cancel', values)).toEqual({ kind: 'cancel', sessionId: 's3', themes: 'follow', reason: 'Cancelled.' });
  });
});

describe('a line of the preview', () => {
  it('says from what to what', () => {
    const before = session(3, '2026-11-26');
    expect(lineWords({ kind: 'moved', before, after: session(3, '2026-12-03', 'Sleep', 60) }, zone)).toEqual({ session: 'Session 3', words: 'Thu, Nov 26, 18:00 → Thu, Dec 3, 18:00 (60 min)' });
    expect(lineWords({ kind: 'themed', before, after: session(4, '2026-11-26', '') }, zone).words).toBe('Thu, Nov 26, 18:00, as session 4, with no theme and not Sleep');
    expect(lineWords({ kind: 'room', before: { ...before, roomId: 'r1', room: 'Room 1' }, after: { ...before, roomId: 'r2', room: 'Room 2' } }, zone).words).toBe('Thu, Nov 26, 18:00, in Room 2 and not Room 1');
    expect(lineWords({ kind: 'added', after: before }, zone)).toEqual({ session: 'New session 3', words: 'Thu, Nov 26, 18:00, Sleep' });
  });
});

it('says what was done', () => {
  const ahead = { lines: [{ kind: 'moved' as const, before: session(3, '2026-11-26'), after: session(3, '2026-12-03') }], notices: [], warnings: [], clashes: [], version: 2 };
  expect(doneWords('push', ahead)).toBe('1 session pushed');
  expect(doneWords('move', ahead)).toBe('Session 3 moved');
});
