import { expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { faultsSaid } from './faults';

const refused = (...errors: Array<{ field: string; message: string }>) => new ApiProblem(422, 'invalid', 'Unprocessable Entity', 'Some of what was sent is not right.', errors);

it('names a field as the page does', () => {
  expect(faultsSaid(refused({ field: 'nextOn', message: 'must be after the day' }), { nextOn: 'The next try' })).toBe('The next try must be after the day.');
  expect(faultsSaid(refused({ field: 'problems.0.goals.1.text', message: 'is missing' }), { text: 'A text' })).toBe('A text is missing.');
});
it('never shows the name that a program has for a field', () => {
  expect(faultsSaid(refused({ field: 'takenOn', message: 'must not be in the future' }), {})).toBe('It must not be in the future.');
});
it('says what is wrong as a whole, where no field is', () => {
  expect(faultsSaid(refused(), {})).toBe('Some of what was sent is not right.');
});
it('says a thing once', () => {
  expect(faultsSaid(refused({ field: 'goals.0.text', message: 'is missing' }, { field: 'goals.1.text', message: 'is missing' }), { text: 'A text' })).toBe('A text is missing.');
});
