import { describe, expect, it } from 'vitest';
import { countsByKind, dayWords, timelineRows, type Dated } from './timeline';

const today = '2026-03-13';
const e = (id: string, date: string, quiet = false): Dated => ({ id, date, kind: 'session', quiet });
const said = (entries: Dated[], open?: Set<string>) =>
  timelineRows(entries, { today, open }).map((r) => (r.type === 'year' ? r.year : r.type === 'fold' ? `${r.id}: ${r.entries.length} from ${r.from} to ${r.to}` : `${r.entry.id}${r.first ? ' ' + r.entry.date : ''}`));

describe('a timeline', () => {
  it('has the newest first and the day once', () => expect(said([e('a', '2026-03-02'), e('b', '2026-03-10'), e('c', '2026-03-10')])).toEqual(['b 2026-03-10', 'c', 'a 2026-03-02']));
  it('draws a line where the year changes, and none above this year', () => expect(said([e('a', '2025-12-11'), e('b', '2026-01-12'), e('c', '2024-01-01')])).toEqual(['b 2026-01-12', '2025', 'a 2025-12-11', '2024', 'c 2024-01-01']));

  const quiet = [e('x', '2026-03-06'), e('q1', '2026-02-27', true), e('q2', '2026-02-20', true), e('q3', '2026-02-13', true), e('y', '2026-02-06')];
  it('folds three quiet entries in a row', () => expect(said(quiet)).toEqual(['x 2026-03-06', 'q1: 3 from 2026-02-13 to 2026-02-27', 'y 2026-02-06']));
  it('shows them when it is opened', () => expect(said(quiet, new Set(['q1']))).toHaveLength(5));
  it('does not fold two', () => expect(said(quiet.slice(0, 3))).toHaveLength(3));
  it('takes a fold over the turn of a year', () => expect(said([e('a', '2026-01-02', true), e('b', '2025-12-30', true), e('c', '2025-12-20', true), e('d', '2025-12-01')])).toEqual(['a: 3 from 2025-12-20 to 2026-01-02', 'd 2025-12-01']));
  it('is empty without entries', () => expect(said([])).toEqual([]));
});

it('counts by kind', () => expect([...countsByKind([e('a', today), e('b', today), { ...e('c', today), kind: 'flag' }])]).toEqual([['session', 2], ['flag', 1]]));

it.each([
  ['2026-03-13', 'today'],
  ['2026-03-12', 'yesterday'],
  ['2026-03-14', 'tomorrow'],
  ['2026-03-11', 'Mar 11'],
  ['2025-03-11', 'Mar 11'],
])('%s is %s', (date, words) => expect(dayWords(date, today)).toBe(words));
