import { describe, expect, it } from 'vitest';
import { changeTone, sinceWords } from './classOfChange';

const year = new Date().getFullYear();
const change = { name: 'PHQ-9', since: `${year}-03-05`, from: 17, class: 'improved' as const, gain: 6 };

describe('what became of a score', () => {
  it.each([
    ['a total', change, 'a reliable improvement since Mar 5 (17)'],
    ['a sub-scale', { ...change, scale: 'anxiety', name: 'Anxiety', class: 'deteriorated' as const }, 'Anxiety: reliably worse since Mar 5 (17)'],
    ['a mean', { ...change, from: 2.333 }, 'a reliable improvement since Mar 5 (2.3)'],
  ])('says what became of %s', (_, c, said) => expect(sinceWords(c)).toBe(said));
  it('colors what is worse alone as late', () => {
    expect((['recovered', 'improved', 'unchanged', 'deteriorated'] as const).map((of) => changeTone({ ...change, class: of }))).toEqual(['good', 'good', 'quiet', 'late']);
  });
});
