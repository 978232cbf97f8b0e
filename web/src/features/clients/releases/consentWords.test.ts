import { expect, it } from 'vitest';
import { part2Words, partsSaid, pieces, spanWords, takenOut } from './consentWords';

it('says parts, spans and marks in words', () => {
  expect(partsSaid(['attendance', 'progress_notes', 'charges'])).toBe('Attendance, progress notes and charges');
  expect(spanWords({ from: '2026-05-04', until: '2027-05-04' })).toBe('May 4, 2026 to May 4, 2027');
  expect(spanWords({ from: '2026-05-04', untilEvent: 'my case is closed' })).toBe('From May 4, 2026 until: my case is closed');
  expect(spanWords({ from: '2026-05-04' })).toBe('From May 4, 2026, without an end');
  expect(part2Words(undefined)).toContain('Nobody has said');
});

it('cuts a text where something was found', () => {
  const found = [{ start: 5, end: 9 }, { start: 0, end: 3 }];
  expect(pieces('Ana, Bear came', found).map((p) => [p.text, !!p.found])).toEqual([['Ana', true], [', ', false], ['Bear', true], [' came', false]]);
  expect(pieces('Ana', [{ start: 0, end: 3 }, { start: 1, end: 2 }]).map((p) => p.text)).toEqual(['Ana']);
  expect(pieces('', [])).toEqual([]);
});

it('counts what is taken out', () => {
  const text = { path: 'a', place: 'b', text: 'Ana', leaves: '', found: [] as never[] };
  const place = { start: 0, end: 1, reason: '', byHand: false, fixed: false };
  expect(takenOut({ texts: [text] })).toBe('Nothing is taken out');
  expect(takenOut({ texts: [{ ...text, found: [{ ...place, kept: false }, { ...place, kept: true }] }] })).toBe('1 place is taken out, 1 kept by a person');
});
