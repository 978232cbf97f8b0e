import { expect, it } from 'vitest';
import { ApiProblem } from './problem';
import { SubmissionKey } from './submission';

const keyOf = (k: SubmissionKey) => k.headers['Idempotency-Key'];

it.each([
  ['stays while nobody knows what happened', new ApiProblem(0, 'no_answer', ''), true],
  ['stays after a server error', new ApiProblem(500, 'internal', ''), true],
  ['stays when told to slow down', new ApiProblem(429, 'too_many', ''), true],
  ['changes after a plain refusal, since the person will change the form', new ApiProblem(422, 'invalid', ''), false],
  ['changes after success, since the next one is another', undefined, false],
])('the key %s', (_, problem, same) => {
  const key = new SubmissionKey();
  const before = keyOf(key);
  key.settle(problem);
  expect(keyOf(key) === before).toBe(same);
});
