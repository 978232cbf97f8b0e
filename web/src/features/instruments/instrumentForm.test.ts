import { expect, it } from 'vitest';
import { faultWords, itemsOf, moved, newForm, newItem, nextBand, spanOf, without } from './instrumentForm';

const form = () => ({
  ...newForm(),
  items: [newItem(), { text: 'Safe?', choices: [{ label: 'Yes', points: 2 }, { label: 'No', points: 0 }] }, { text: 'Days', min: 1, max: 7, unscored: true }],
  risks: [{ item: 2, riskKind: 'other' as const, points: 2, why: 'x' }],
});

it('counts what counts, and records a place where points do not rise', () => {
  expect(spanOf(form())).toEqual([0, 4]);
  expect(itemsOf(form()).map((i) => [i.number, i.max, i.answers.map((a) => a.value)])).toEqual([[1, 0, [0, 1, 2]], [2, 0, [0, 1]], [3, 7, []]]);
  expect(nextBand({ ...form(), bands: [{ label: 'a', from: 0, to: 1 }] })).toEqual({ label: '', from: 2, to: 4 });
});

it('keeps a flag with its question', () => {
  expect(without(form(), 0).risks).toMatchObject([{ item: 1 }]);
  expect(without(form(), 1).risks).toEqual([]);
  expect(moved(form(), 1, 1).risks).toMatchObject([{ item: 3 }]);
  expect(moved(form(), 2, -1).items.map((i) => i.text)).toEqual(['', 'Days', 'Safe?']);
  expect(moved(form(), 2, 1)).toEqual(form());
});

it('names the place of a fault in words', () => {
  expect(['items.2.choices.0.label', 'items.0.text', 'bands.1.from', 'risks.0.why', 'reliableChange.people', 'name'].map((field) => faultWords({ field, message: 'is missing' }))).toEqual([
    'Question 3, answer 1: the words is missing.',
    'Question 1: the wording is missing.',
    'Range 2: the beginning is missing.',
    'Risk flag 1: the reason is missing.',
    'How many people is missing.',
    'The short name is missing.',
  ]);
});
