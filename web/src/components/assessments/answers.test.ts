import { describe, expect, it } from 'vitest';
import { answersFrom, answersText, choices, digitAnswer, itemsBy, unanswered } from './answers';
import type { Instrument, Item } from './assessmentQueries';

const often = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'].map((label, value) => ({ value, label }));
const item = (change: Partial<Item> = {}): Item => ({ number: 1, text: 'Little interest', min: 0, max: 3, answers: often, ...change });

describe('a typed digit', () => {
  it.each([
    ['answers with its value', item(), '2', 2],
    ['answers nothing beyond the scale', item(), '4', null],
    ['answers nothing below the scale', item({ min: 1, max: 5, answers: [] }), '0', null],
    ['is not a letter', item(), 'a', null],
    ['answers nothing where a number is typed', item({ min: 13, max: 91, answers: [] }), '2', null],
  ])('%s', (_, asked, key, value) => {
    expect(digitAnswer(asked, key)).toBe(value);
  });
});

describe('answers', () => {
  const items = [item(), item({ number: 2 }), item({ number: 3, unscored: true })];
  it('come back as they were kept', () => {
    expect(answersFrom(answersText([0, null, 3]), items)).toEqual([0, null, 3]);
  });
  it('leave no draft while there are none', () => {
    expect(answersText([null, null])).toBe('');
  });
  it.each([
    ['of another form', '[1,2]'],
    ['that are no list', '{"a":1}'],
    ['that cannot be read', 'x'],
  ])('%s begin anew', (_, text) => {
    expect(answersFrom(text, items)).toEqual([null, null, null]);
  });
  it('beyond the scale are dropped', () => {
    expect(answersFrom('[9,1,1.5]', items)).toEqual([null, 1, null]);
  });
  it('that are missing are named, but not the one that never counts', () => {
    expect(unanswered(items, [0, null, null])).toEqual([2]);
  });
  it.each([
    ['when nothing was drunk', [0, null, null], []],
    ['not before the deciding question is answered', [null, null, null], [1, 2, 3]],
    ['not when something was drunk', [2, null, null], [2, 3]],
  ])('may be left out where the form says so: %s', (_, given, missing) => {
    const three = [1, 2, 3].map((number) => item({ number }));
    expect(unanswered(three, given, [{ when: [1], items: [2, 3] }])).toEqual(missing);
  });
  it('are not missing where the question does not apply', () => {
    expect(unanswered(items, [null, 1, null], [], [1])).toEqual([]);
  });
  it('are asked with the numbers of the convention', () => {
    const fromOne = often.map((a) => ({ ...a, value: a.value + 1 }));
    const form = { items: [item(), item({ number: 2, unscored: true })], conventions: [{ code: '0-3', label: '', answers: often }, { code: '1-4', label: '', answers: fromOne }] } as Instrument;
    expect(itemsBy(form, '1-4').map((i) => [i.min, i.max, i.answers?.[0]?.value])).toEqual([[1, 4, 1], [0, 3, 0]]);
    expect(itemsBy(form, undefined)).toEqual(form.items);
  });
  it('are chosen from the numbers where the wording may not be shown', () => {
    expect(choices(item({ min: 0, max: 2, answers: [] })).map((c) => c.value)).toEqual([0, 1, 2]);
  });
});
