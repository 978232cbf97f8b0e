import { describe, expect, it } from 'vitest';
import { dueGroups, dueWords, whyWords, type MemberDue } from './dueWords';
import type { Round } from './roundQueries';

const year = new Date().getFullYear();
const due = (instrument: string, occasion: 'baseline' | 'interval' | 'discharge' = 'interval', lastOn?: string, attendedSince = 3) => ({ instrument, occasion, lastOn, attendedSince });
const member = (name: string, ...list: ReturnType<typeof due>[]) => ({ clientId: name, clientCode: name, firstName: name, roomName: name, due: list }) as MemberDue;
const all = () => true;

describe('what is due', () => {
  it('brings together who is due for the same, in whatever order', () => {
    const groups = dueGroups([member('Ana', due('phq-9'), due('gad-7')), member('Ben', due('phq-9')), member('Cleo', due('gad-7'), due('phq-9'))], [], all);
    expect(groups.map((g) => [g.codes, g.members.map((m) => m.clientId)])).toEqual([
      [['phq-9', 'gad-7'], ['Ana', 'Cleo']],
      [['phq-9'], ['Ben']],
    ]);
  });
  it('leaves out what was given in this session and waits for an answer', () => {
    const rounds = [{ instruments: ['phq-9'], members: [{ clientId: 'Ana', entries: [] }] }] as unknown as Round[];
    expect(dueGroups([member('Ana', due('phq-9'), due('gad-7')), member('Ben', due('phq-9'))], rounds, all).map((g) => g.codes)).toEqual([['gad-7'], ['phq-9']]);
  });
  it('gives four at once, and none whose wording may not be shown', () => {
    const many = member('Ana', ...['a', 'b', 'c', 'd', 'e', 'f'].map((c) => due(c)));
    expect(dueGroups([many], [], (code) => code !== 'b').map((g) => g.codes)).toEqual([['a', 'c', 'd', 'e']]);
  });
  it.each([
    ['a baseline', due('phq-9', 'baseline'), 'nothing to count progress from yet'],
    ['so many sessions', due('phq-9', 'interval', `${year}-03-05`), 'session 4 since Mar 5'],
    ['every session', due('phq-9', 'interval', `${year}-03-05`, 0), 'the first session since Mar 5'],
    ['never', due('phq-9'), 'never so far'],
    ['the end', due('phq-9', 'discharge', `${year}-03-05`), 'last scores, last on Mar 5'],
  ])('says why: %s', (_, d, said) => expect(whyWords(d)).toBe(said));
  it('says one reason once, with all whose it is', () => {
    const both = [due('phq-9', 'baseline'), due('gad-7', 'baseline'), due('bam')];
    expect(dueWords({ codes: ['phq-9', 'gad-7'], members: [member('Ana', ...both), member('Cleo', due('phq-9')), member('Ben', ...both)] })).toBe('Ana and Ben: nothing to count progress from yet. Cleo: never so far');
  });
});
