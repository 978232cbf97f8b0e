import { describe, expect, it } from 'vitest';
import { actionWords, actorOf, code, detailText, filtersFrom, runWords, verdict } from './auditWords';

describe('verdict', () => {
  it.each([
    ['a chain that holds', { ok: true, entries: 4312 }, 'All 4,312 entries fit together: none was edited, removed, inserted or moved.'],
    ['an edited row', { ok: false, entries: 41, break: { seq: 42, what: 'was edited, inserted or moved' } }, 'The chain breaks at entry 42: it was edited, inserted or moved. The 41 entries before it hold.'],
    ['the first row', { ok: false, entries: 0, break: { seq: 1, what: 'was removed' } }, 'The chain breaks at entry 1: it was removed. Nothing before it can be relied on.'],
  ])('%s', (_, report, said) => expect(verdict(report as never)).toBe(said));
});

describe('actionWords', () => {
  it.each([
    ['clients.read', 'opened a client'],
    ['risk_flags.read', 'looked at risk items'],
    ['self.password', 'changed the password'],
    ['notes.sign', 'notes: sign'],
  ])('%s', (action, said) => expect(actionWords(action)).toBe(said));

  it('says that an interview was judged only where one was', () => {
    expect(actionWords('referrals.suitability', 'done')).toBe('judged suitability');
    expect(actionWords('referrals.suitability', 'read')).toBe('read a suitability interview');
    expect(actionWords('referrals.suitability', 'refused')).toBe('asked for a suitability interview');
  });
});

it('says a run in a line', () => {
  const entries = ['clients.read', 'assessments.read', 'clients.read'].map((action) => ({ action, outcome: 'read' }));
  expect(runWords({ key: '1', entries } as never)).toBe('opened a client twice, looked at assessments');
});

it.each([
  ['C-1042', 'C-1042'], ['c1042', 'C-1042'], [' 0042 ', 'C-0042'], ['', undefined], ['Lopez', undefined], ['C-', undefined],
])('reads %s as a code', (typed, read) => expect(code(typed)).toBe(read));

it('says nested details in a line', () => {
  expect([detailText(['name', 'role']), detailText({ a: 1 }), detailText(null), detailText(7)]).toEqual(['name, role', '{"a":1}', '–', '7']);
});

it('names nobody when nobody was signed in', () => {
  expect(actorOf({ actorName: '', actorId: undefined })).toBe('Nobody signed in');
});

it('leaves out what an address cannot mean', () => {
  expect(JSON.parse(JSON.stringify(filtersFrom({ outcome: 'x', actorId: 'me', action: 'clients.read' })))).toEqual({ action: 'clients.read' });
});
