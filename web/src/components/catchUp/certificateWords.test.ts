import { expect, it } from 'vitest';
import { hoursWords, sessionsWords, themesWords } from './certificateWords';

const said = { attended: 10, caughtUp: 2, of: 12, minutes: 1025, themes: { required: 12, attended: 10, caughtUp: 2 } };

it('says what a certificate counts', () => {
  expect(sessionsWords(said)).toBe('10 sessions attended, 2 caught up, of 12');
  expect(sessionsWords({ ...said, attended: 1, caughtUp: 0, of: 1 })).toBe('1 session attended, of 1');
  expect(themesWords(said)).toBe('12 required, 10 attended, 2 caught up');
  expect(themesWords({ ...said, themes: { required: 0, attended: 0, caughtUp: 0 } })).toBeUndefined();
  expect([1025, 90, 60, 45, 0].map(hoursWords)).toEqual(['17 h 5 min', '1 h 30 min', '1 h', '45 min', '0 min']);
});
