import { expect, it } from 'vitest';
import { reachWords } from './reachWords';

it.each([
  ['what is to come', { open: 1, kept: 0 }, ['1 session that is not closed yet will be charged by it.']],
  ['what keeps its fee', { open: 2, kept: 3, until: '2026-04-02' }, ['2 sessions that are not closed yet will be charged by it, until another fee begins on Apr 2.', '3 sessions closed since then keep their fee; correct them on Charges.']],
  ['nothing', { open: 0, kept: 1 }, ['No session that is not closed yet falls in these days.', '1 session closed since then keeps its fee; correct it on Charges.']],
])('%s', (_, reach, words) => expect(reachWords(reach, '2026-04-01')).toEqual(words));
