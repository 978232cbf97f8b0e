import { expect, it } from 'vitest';
import type { NoteState, NoteStanding } from '@/components/notes/noteState';
import type { Fault, NoteMember } from '@/components/notes/noteTypes';
import { barWords, deskSentence } from './deskWords';
import { isFirst, opensWith, stepFrom, withFindings, type MemberState } from './steps';

const named: Fault = { kind: 'names_other_member', severity: 'block', words: 'Theo was there.', start: 0, end: 0, keepable: true };
const one = (id: string, standing: NoteStanding, faults: Fault[] = []): MemberState => ({
  member: { clientId: id, note: { faults } } as unknown as NoteMember,
  saving: undefined,
  state: { standing, words: '', tone: 'quiet' },
});
const evening = [one('ines', 'ready'), one('leo', 'signed'), one('marcus', 'finding', [named]), one('samir', 'none'), one('rosa', 'empty'), one('theo', 'ready', [{ ...named, severity: 'ask' }])];
const standings = (...all: NoteStanding[]): NoteState[] => all.map((standing) => ({ standing, words: '', tone: 'quiet' }));

it('opens with whoever needs something most', () => {
  expect(opensWith(evening)).toBe('marcus');
  expect(opensWith([one('a', 'signed'), one('b', 'empty')])).toBe('b');
  expect(opensWith([one('a', 'none'), one('b', 'signed')])).toBe('b');
  expect(opensWith([])).toBe('');
});

it('steps from member to member, round, past those without a note', () => {
  expect(stepFrom(evening, 'marcus', 1)).toBe('rosa');
  expect(stepFrom(evening, 'theo', 1)).toBe('ines');
  expect(stepFrom(evening, 'ines', -1)).toBe('theo');
  expect([isFirst(evening, 'ines'), isFirst(evening, 'leo')]).toEqual([true, false]);
});

it('goes to what stands in the way, round past the shared part, then to what is asked, then to what is empty', () => {
  expect(withFindings(evening, [named], 'ines')).toBe('marcus');
  expect(withFindings(evening, [named], 'marcus')).toBe('shared');
  expect(withFindings([one('a', 'ready'), one('b', 'ready', [{ ...named, severity: 'ask' }])], [], 'a')).toBe('b');
  expect(withFindings(evening, [named], 'theo')).toBe('shared');
  expect(withFindings(evening, [], 'theo')).toBe('marcus');
  expect(withFindings(evening, [named], null)).toBe('marcus');
  expect(withFindings([one('a', 'ready'), one('b', 'empty')], [], 'a')).toBe('b');
  expect(withFindings([one('a', 'ready')], [], 'a')).toBeNull();
});

it('says how far the evening is as a colleague would', () => {
  expect(deskSentence(standings('ready', 'ready', 'finding', 'empty', 'none'))).toBe('Four came. Two notes are ready, one has something in the way, one is still empty.');
  expect(deskSentence(standings('signed', 'signed', 'none'))).toBe('Two came, and all two notes are signed.');
  expect(deskSentence(standings('waits', 'returned'))).toBe('Two came. One waits for a co-signature, one came back with a remark.');
  expect(deskSentence(standings('none'))).toBe('Nobody came, so there is nothing to write.');
  expect(barWords(standings('signed', 'finding', 'empty', 'empty', 'ready'))).toBe('1 signed, 1 with findings, 2 empty');
});
