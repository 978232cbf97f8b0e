import { describe, expect, it } from 'vitest';
import { actionWords, actorOf, code, detailText, filtersFrom, runWords, share, verdict } from './auditWords';

describe('verdict', () => {
  it.each([
    ['nothing yet', { state: 'never', entries: 0 }, 'The chain was never verified.'],
    ['a walk under way', { state: 'running', entries: 20000, of: 3000000 }, '20,000 of 3,000,000 entries verified so far.'],
    ['a chain that holds', { state: 'held', entries: 4312 }, 'All 4,312 entries fit together: none was edited, removed, inserted or moved.'],
    ['a chain that was verified before', { state: 'held', entries: 4312, behind: { entries: 4300 } }, 'The 12 entries since 4,300 were verified fit together: none was edited, removed, inserted or moved.'],
    ['an edited row', { state: 'broken', entries: 41, break: { seq: 42, what: 'was edited or inserted' } }, 'The chain breaks at entry 42: it was edited or inserted. 41 entries before that fit together.'],
    ['the first row', { state: 'broken', entries: 0, break: { seq: 1, what: 'was removed' } }, 'The chain breaks at entry 1: it was removed. No entry fits.'],
    ['the file of checkpoints', { state: 'broken', entries: 9, break: { seq: 0, what: 'the file was changed' } }, 'The audit was tampered with: the file was changed.'],
  ])('%s', (_, v, said) => expect(verdict(v as never)).toBe(said));
});

describe('share', () => {
  it.each([
    ['all of it', { entries: 25, of: 100 }, 0.25],
    ['since the last time', { entries: 60, of: 100, behind: { entries: 20 } }, 0.5],
    ['nothing new', { entries: 20, of: 20, behind: { entries: 20 } }, 1],
  ])('%s', (_, v, said) => expect(share(v as never)).toBe(said));
});

describe('actionWords', () => {
  it.each([
    ['clients.read', 'opened a client'],
    ['risk_flags.read', 'looked at risk flags'],
    ['self.change_password', 'changed the password'],
    ['notes.sign', 'notes: sign'],
  ])('%s', (action, said) => expect(actionWords(action)).toBe(said));

  it('says that an interview was judged only where one was', () => {
    expect(actionWords('suitability.judge', 'done')).toBe('judged suitability');
    expect(actionWords('suitability.judge', 'read')).toBe('read a suitability interview');
    expect(actionWords('suitability.judge', 'refused')).toBe('asked for a suitability interview');
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
  expect(actorOf({ actorName: '', actorId: undefined })).toBe('Somebody unknown');
  expect(`${actorOf({ actorName: '', actorId: undefined })} ${actionWords('self.sign_in', 'refused')}`).toBe('Somebody unknown tried to sign in');
});

it('leaves out what an address cannot mean', () => {
  expect(JSON.parse(JSON.stringify(filtersFrom({ outcome: 'x', actorId: 'me', action: 'clients.read' })))).toEqual({ action: 'clients.read' });
});
