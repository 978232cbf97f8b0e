import { expect, test } from 'vitest';
import { cellWords, scoreOf } from './weekWords';
import type { WeekCell } from './weekQueries';

const score = (instrument: string, total: number, on: string) => ({ assessmentId: instrument + on, instrument, total, on, class: 'improved' as const });
const cell = (over: Partial<WeekCell>): WeekCell => ({ sessionId: 's', belongs: true, scores: [], ...over });

test('a cell says all of it in one line', () => {
  expect(cellWords(cell({ mark: 'present', homeworkState: 'returned', scores: [score('phq-9', 12, '2026-03-02')] }), true, 'phq-9', 'PHQ-9')).toBe('present; homework done; PHQ-9 12, reliably better');
  expect(cellWords(cell({}), true, 'phq-9', 'PHQ-9')).toBe('not marked');
  expect(cellWords(cell({}), false, 'phq-9', 'PHQ-9')).toBe('nothing yet');
  expect(cellWords(cell({ belongs: false }), true, 'phq-9', 'PHQ-9')).toBe('not on the roster');
});

test('of two forms in a week the later one counts, and of others none', () => {
  expect(scoreOf([score('phq-9', 12, '2026-03-02'), score('gad-7', 4, '2026-03-02'), score('phq-9', 9, '2026-03-04')], 'phq-9')?.total).toBe(9);
  expect(scoreOf([], 'phq-9')).toBeUndefined();
});
