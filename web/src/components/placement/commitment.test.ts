import { expect, it } from 'vitest';
import { commitmentChange, commitmentOf } from './commitment';

const today = '2026-03-25';
const signed = { version: '2026-1', signedOn: '2026-03-01', signedName: 'Ben Ito' };
const stands = commitmentOf({ committedSessions: 8, committedOn: '2026-03-02', agreement: signed }, today);
const nothing = commitmentOf({ committedSessions: 0 }, today);

it('offers today for what was never told', () => {
  expect(nothing).toEqual({ committedSessions: 0, committedOn: today, agreement: { version: '', signedOn: today, signedName: '' } });
});

it.each([
  ['nothing where nothing changed', stands, true, {}, {}],
  ['a new number with its day', stands, true, { committedSessions: 10, committedOn: today }, { committedSessions: 10, committedOn: today }],
  ['a new number of the same day', stands, true, { committedSessions: 10 }, { committedSessions: 10, committedOn: '2026-03-02' }],
  ['another day alone', stands, true, { committedOn: '2026-02-27' }, { committedOn: '2026-02-27' }],
  ['no day without a commitment', nothing, false, { committedOn: '2026-02-27' }, {}],
  ['no agreement that nobody signed', nothing, false, { agreement: { ...nothing.agreement, signedOn: '2026-03-20' } }, {}],
  ['one that was begun, for the server to name what is missing', nothing, false, { agreement: { ...nothing.agreement, version: ' 2026-1 ' } }, { agreement: { version: '2026-1', signedOn: today, signedName: '' } }],
] as const)('sends %s', (_, from, known, change, sent) => {
  expect(commitmentChange(from, known, { ...from, ...change })).toEqual(sent);
});
