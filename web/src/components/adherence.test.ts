import { expect, it } from 'vitest';
import { adherenceOfAll, adherenceParts, adherenceWords } from './adherence';

const none = { held: 0, attended: 0, excused: 0, missed: 0, unmarked: 0, caughtUp: 0, committed: 12 };

it('says nothing before the first session', () => {
  expect(adherenceWords(none)).toBe('');
  expect(adherenceOfAll(none)).toBe('');
});

it('counts of what was held, and of what was committed to', () => {
  const a = { ...none, held: 7, attended: 5, excused: 1, missed: 1, unmarked: 1, caughtUp: 1 };
  expect(adherenceWords(a)).toBe('came to 5 of 7 held (71 %), 5 of 12 committed');
  expect(adherenceParts(a)).toBe('1 excused, 1 missed without notice or late cancelled; 1 theme caught up; 1 closed session not marked');
  expect(adherenceWords({ ...a, committed: 0 })).toBe('came to 5 of 7 held (71 %)');
  expect(adherenceOfAll(a)).toBe('71 % adherence');
});
