import { afterEach, describe, expect, it } from 'vitest';
import { calledOf, codeBeside, codeCalled, codeNamed, fullName, hideNames, nameOf, telling } from './person';

const ada = { code: 'C-4821', firstName: 'Ada', lastName: 'Marsh' };
const seat = { clientCode: 'C-4821', roomName: 'Ada M.' };
afterEach(() => hideNames(false));

describe('a client', () => {
  it('is printed by name', () => {
    expect([nameOf(ada), codeNamed(ada), calledOf(seat), codeCalled(seat), codeBeside(seat), telling('Ada')]).toEqual(['Ada Marsh', 'C-4821, Ada Marsh', 'Ada M.', 'C-4821 Ada M.', 'C-4821', 'Ada']);
  });
  it('is printed by code alone while names are hidden, and sent by name', () => {
    hideNames(true);
    expect([nameOf(ada), codeNamed(ada), calledOf(seat), codeCalled(seat), codeBeside(seat), telling('Ada')]).toEqual(['C-4821', 'C-4821', 'C-4821', 'C-4821', undefined, undefined]);
    expect(fullName(ada)).toBe('Ada Marsh');
    expect(localStorage.getItem('cohort.names')).toBe('hidden');
  });
  it('is not taken for what a charge is for', () => {
    const charge = { code: '90853', clientCode: 'C-4821', clientName: 'Ada Marsh' };
    expect([calledOf(charge), codeBeside(charge)]).toEqual(['Ada Marsh', 'C-4821']);
    hideNames(true);
    expect(calledOf(charge)).toBe('C-4821');
  });
  it('is printed once for those who know codes alone', () => expect(codeCalled({ clientCode: 'C-1', firstName: '' })).toBe('C-1'));
});
