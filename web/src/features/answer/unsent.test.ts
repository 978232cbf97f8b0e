import { expect, it } from 'vitest';
import { ApiProblem, notKnown } from '@/api/problem';
import { unread, unsent } from './unsent';

const withdrawn = new ApiProblem(409, 'code_withdrawn', 'Conflict', 'This code is not in use any more.');

it('tells a member without a connection that their answers are still there', () => {
  expect(unsent(notKnown(0))).toMatch(/^There is no connection just now. Your answers are still here/);
  expect(unread(new TypeError('Failed to fetch'))).toMatch(/^There is no connection just now. Please try again/);
});
it('leaves to the server what it has to say', () => {
  expect(unsent(withdrawn)).toBe('This code is not in use any more.');
  expect(unread(withdrawn)).toBe('This code is not in use any more.');
});
