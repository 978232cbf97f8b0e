import { expect, it } from 'vitest';
import type { AskedForm } from './answerQueries';
import { codeKept, forgetTapped, keepCode, keepTapped, tappedOf } from './kept';

const form = { code: 'phq-2', items: [1, 2].map((number) => ({ number, text: '', min: 0, max: 3 })) } as unknown as AskedForm;

it('keeps what was tapped under its code, over a reload', () => {
  keepCode('CDF4GHJ');
  keepTapped('CDF4GHJ', 'phq-2', { answers: [2, null], notApplicable: [] });
  keepCode('CDF4GHJ');
  expect(codeKept()).toBe('CDF4GHJ');
  expect(tappedOf('CDF4GHJ', form)).toEqual({ answers: [2, null], notApplicable: [] });
});
it('shows nobody what was tapped under another code', () => {
  keepTapped('CDF4GHJ', 'phq-2', { answers: [2, 1], notApplicable: [] });
  expect(tappedOf('W3V33PQ', form).answers).toEqual([null, null]);
  keepCode('W3V33PQ');
  expect(tappedOf('CDF4GHJ', form).answers).toEqual([null, null]);
});
it('forgets what was sent', () => {
  keepTapped('CDF4GHJ', 'phq-2', { answers: [2, 1], notApplicable: [] });
  forgetTapped();
  expect(codeKept()).toBe('');
});
