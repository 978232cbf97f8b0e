import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, type ApiProblem } from './problem';

/** The Idempotency-Key of one intent to submit. It stays the same while nobody
    knows whether the server acted (no answer, 5xx), so a retry cannot charge or
    enroll twice; a success or a plain refusal ends the intent. */
export class SubmissionKey {
  private value = crypto.randomUUID();

  get headers() {
    return { 'Idempotency-Key': this.value };
  }

  settle(problem?: ApiProblem) {
    if (!problem || problem.refused) this.value = crypto.randomUUID();
  }
}

type Send<Body, Result> = (body: Body, headers: { 'Idempotency-Key': string }) => Promise<Result>;

/** useMutation for POSTs that create money, enrollments or exports. Pass the
    headers that `send` is given on to the call. */
export function useSubmission<Body, Result>(
  send: Send<Body, Result>,
  options?: Omit<UseMutationOptions<Result, ApiProblem, Body>, 'mutationFn'>,
) {
  const [key] = useState(() => new SubmissionKey());
  return useMutation<Result, ApiProblem, Body>({
    ...options,
    mutationFn: async (body) => {
      try {
        const result = await send(body, key.headers);
        key.settle();
        return result;
      } catch (thrown) {
        const problem = asProblem(thrown);
        key.settle(problem);
        throw problem;
      }
    },
  });
}
