import { expect, it } from 'vitest';
import { correctedItems, correctionLines, correctionWords } from './correction';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const ben = { clientId: 'b', clientCode: 'C-1', roomName: 'Ben' };

const attendance = [
  { clientId: 'a', status: 'present' as const, place: 'online' as const },
  { clientId: 'b', status: 'no_show' as const },
  { clientId: 'd', status: 'late' as const, minutes: 20, place: 'in_person' as const },
];

it.each([
  ['a mark, and keeps where a member was', 'a', { status: 'late' }, [{ clientId: 'a', status: 'late', place: 'online' }]],
  ['nothing that stands already', 'b', { status: 'no_show' }, []],
  ['somebody who was not on the roll', 'c', { status: 'present' }, [{ clientId: 'c', status: 'present' }]],
  ['minutes alone', 'd', { minutes: 45 }, [{ clientId: 'd', status: 'late', minutes: 45, place: 'in_person' }]],
  ['that minutes are not known', 'd', { minutes: null }, [{ clientId: 'd', status: 'late', place: 'in_person' }]],
  ['the place alone', 'd', { place: 'online' }, [{ clientId: 'd', status: 'late', minutes: 20, place: 'online' }]],
  ['the same minutes for who left early instead', 'd', { status: 'left_early' }, [{ clientId: 'd', status: 'left_early', minutes: 20, place: 'in_person' }]],
  ['no minutes of who was there throughout', 'd', { status: 'present' }, [{ clientId: 'd', status: 'present', place: 'in_person' }]],
  ['neither of who was not there', 'd', { status: 'excused', minutes: 30, place: 'online' }, [{ clientId: 'd', status: 'excused' }]],
] as const)('sends %s', (_, clientId, change, items) => {
  expect(correctedItems({ attendance }, new Map([[clientId, change]]))).toEqual(items);
});

it('says what is reversed, what is charged and what both come to', () => {
  const of = (kind: 'session' | 'no_show', amount: number) => ({ ...ben, kind, fee: usd(amount), feeSource: 'cohort' as const });
  expect(correctionLines({ reversed: [of('no_show', -2500)], made: [of('session', 4500)], net: usd(2000) }, [ben]).map((l) => l.amount?.amount)).toEqual([-2500, 4500, 2000]);
  expect(correctionLines({ reversed: [], made: [], net: usd(0) }, [])).toEqual([{ words: 'No charge changes.' }]);
});

it('names both marks', () => {
  const late = { clientId: 'b', status: 'late' as const, place: 'online' as const };
  expect(correctionWords({ was: { ...late, minutes: 20, by: 'Maya', at: '' }, now: { ...late, minutes: 45 } })).toBe('late 20 min, now late 45 min');
  expect(correctionWords({ was: { ...late, by: 'Maya', at: '' }, now: { ...late, place: 'in_person' } })).toBe('late online, now late in the room');
  expect(correctionWords({ was: { clientId: 'b', status: 'no_show', by: 'Maya', at: '' }, now: { clientId: 'b', status: 'present' } })).toBe('no-show, now present');
});
