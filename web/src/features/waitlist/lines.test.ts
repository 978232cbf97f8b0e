import { describe, expect, it } from 'vitest';
import { byNeed, waitSentence, type Line } from './lines';

const line = (name: string, open: number, days: number[]): Line =>
  ({ cohort: { id: name, name, seats: { taken: 6, offered: 0, open } }, waits: days.map((daysWaiting) => ({ daysWaiting })) }) as unknown as Line;

describe('the waitlist', () => {
  it('puts the line first where somebody can be seated, and leaves empty lines out', () => {
    expect(byNeed([line('Anger', 0, [1, 2, 3]), line('Grief', 1, [4]), line('Sleep', 2, [])]).map((l) => l.cohort.name)).toEqual(['Grief', 'Anger']);
  });
  it.each([
    ['nobody', [], 'Nobody waits for a seat.'],
    ['one since today', [line('A', 0, [0])], 'One waits for one cohort.'],
    ['many, with seats', [line('A', 3, [23, 1]), line('B', 0, [2, 2])], 'Four wait for two cohorts, the longest for 23 days. Two could have a seat now.'],
  ])('says: %s', (_, lines, sentence) => {
    expect(waitSentence(lines)).toBe(sentence);
  });
});
