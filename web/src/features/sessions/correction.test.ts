import { expect, it } from 'vitest';
import { correctedItems, correctionLines, correctionWords } from './correction';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const ben = { clientId: 'b', clientCode: 'C-1', roomName: 'Ben' };

it('sends only what differs, and keeps where a member was', () => {
  const attendance = [{ clientId: 'a', status: 'present' as const, place: 'online' as const }, { clientId: 'b', status: 'no_show' as const }];
  expect(correctedItems({ attendance }, new Map([['a', 'late'], ['b', 'no_show'], ['c', 'present']] as const))).toEqual([
    { clientId: 'a', status: 'late', place: 'online' },
    { clientId: 'c', status: 'present' },
  ]);
});

it('says what is reversed, what is charged and what both come to', () => {
  const of = (kind: 'session' | 'no_show', amount: number) => ({ ...ben, kind, fee: usd(amount), feeSource: 'cohort' as const });
  expect(correctionLines({ reversed: [of('no_show', -2500)], made: [of('session', 4500)], net: usd(2000) }, [ben]).map((l) => l.amount?.amount)).toEqual([-2500, 4500, 2000]);
  expect(correctionLines({ reversed: [], made: [], net: usd(0) }, [])).toEqual([{ words: 'No charge changes.' }]);
});

it('names both marks', () => {
  expect(correctionWords({ clientId: 'b', was: { clientId: 'b', status: 'no_show', by: 'Maya', at: '' }, now: { clientId: 'b', status: 'present' }, by: 'Maya', at: '' })).toBe('no-show, now present');
});
