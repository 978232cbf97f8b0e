import { describe, expect, it } from 'vitest';
import { datesOf, hoursWords, lengthWords, meetingOn, meetingWords, weekOf, type Schedule } from './meetings';

const plan = (change: Partial<Schedule> = {}): Schedule => ({ startsOn: '2026-06-24', time: '18:00', timeZone: 'America/New_York', durationMinutes: 90, cadence: 'weekly', sessions: 5, ...change });
const several = plan({ alsoMeets: [{ weekday: 'friday', time: '10:00', durationMinutes: 180 }, { weekday: 'monday', time: '18:00', durationMinutes: 90 }] });

describe('when a cohort meets', () => {
  it('is said in one line', () => {
    expect(meetingWords(plan())).toBe('Wed 18:00');
    expect(meetingWords(several)).toBe('Mon 18:00, Wed 18:00, Fri 10:00');
    expect(meetingWords(plan({ alsoMeets: [{ weekday: 'monday', time: '18:00', durationMinutes: 60 }] }))).toBe('Mon and Wed 18:00');
    expect(meetingWords(plan(), '2026-06-25')).toBe('Thu 18:00');
    expect(lengthWords(several)).toBe('90 to 180 min');
    expect(hoursWords(450)).toBe('7.5 h a week');
  });

  it('has its dates in order', () => {
    expect(datesOf(plan({ sessions: 3 }))).toEqual(['2026-06-24', '2026-07-01', '2026-07-08']);
    expect(datesOf(several)).toEqual(['2026-06-24', '2026-06-26', '2026-06-29', '2026-07-01', '2026-07-03']);
    expect(datesOf({ ...several, cadence: 'biweekly' })).toEqual(['2026-06-24', '2026-06-26', '2026-07-06', '2026-07-08', '2026-07-10']);
    expect(datesOf(plan({ startsOn: '' }))).toEqual([]);
  });

  it('finds the meeting of a day', () => {
    expect(meetingOn(several, undefined, '2026-07-03')?.time).toBe('10:00');
    expect(meetingOn(several, undefined, '2026-07-02')?.weekday).toBe('wednesday');
    expect(weekOf(several).map((m) => m.weekday)).toEqual(['monday', 'wednesday', 'friday']);
  });
});
