import { describe, expect, it } from 'vitest';
import { handoutsOf } from './PrintedHandout';
import type { Session } from './sessionQueries';

describe('what a handout has on it', () => {
  const planned = { title: 'Letter', instructions: 'Write it.' };
  const session = (over: object) => ({ week: { homework: planned }, homework: [], ...over }) as unknown as Session;
  it('is what was given', () => expect(handoutsOf(session({ homework: [{ title: 'Log' }, { title: 'Plan' }] })).map((h) => h.title)).toEqual(['Log', 'Plan']));
  it('is what the week plans as long as nothing was given', () => expect(handoutsOf(session({}))).toEqual([planned]));
  it('is nothing where there is no homework', () => expect(handoutsOf(session({ week: undefined }))).toEqual([]));
});
