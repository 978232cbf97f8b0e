import assert from 'node:assert/strict';
import { ApiError, type Problem } from './client';

// refused wants a problem's status and code instead of an answer.
export async function refused(asked: Promise<unknown>, status: number, code: string) {
  await assert.rejects(asked, (error) => {
    assert.ok(error instanceof ApiError, String(error));
    const problem = error.body as Problem;
    assert.deepEqual([error.status, problem.status, problem.code], [status, status, code]);
    return true;
  });
}
