import { expect, it } from 'vitest';
import { noteState } from './noteState';
import type { Fault, ProgressNote } from './noteTypes';

const fault = (kind: string, severity: Fault['severity'], kept?: string) => ({ kind, severity, words: '', kept, start: 0, end: 0, keepable: true }) as Fault;
const note = (more: Partial<ProgressNote>) => ({ status: 'draft', faults: [], ...more }) as ProgressNote;
const signed = { name: 'Maya Lindqvist', credential: 'LPC', at: '2026-03-10T23:41:00Z', digest: '' } as ProgressNote['signed'];
const of = (n: ProgressNote | undefined, typed = true, shared: Fault[] = []) => {
  const { standing, words } = noteState({ noteNeeded: true, why: '', note: n }, typed, shared, () => '19:41');
  return `${standing}: ${words}`;
};

it.each<[string, string]>([
  [of(undefined, false), 'empty: empty'],
  [of(note({ late: true }), false), 'empty: empty, late'],
  [of(note({})), 'ready: ready'],
  [of(note({ faults: [fault('no_goal_linked', 'ask'), fault('names_other_member', 'block')] })), 'finding: names a member'],
  [of(note({ faults: [fault('names_other_member', 'block', 'they agreed')] })), 'ready: ready'],
  [of(note({ faults: [fault('near_copy_in_session', 'ask')] })), 'ready: ready; nearly the same'],
  [of(note({}), true, [fault('shared_names_member', 'block')]), 'finding: what all share'],
  [of(note({ faults: ['section_empty', 'start_missing', 'license_not_valid'].map((k) => fault(k, 'block')) })), 'finding: a part is empty, no start and more'],
  [of(note({ status: 'signed', signed })), 'signed: signed 19:41'],
  [of(note({ status: 'waiting', signed })), 'waits: waits for co-signature'],
  [of(note({ status: 'co_signed', signed, coSigned: signed })), 'signed: co-signed'],
  [of(note({ status: 'returned', returned: {} as ProgressNote['returned'] })), 'returned: returned with a remark'],
])('%s', (is, want) => expect(is).toBe(want));

it('needs no note for who was not there', () =>
  expect(noteState({ noteNeeded: false, why: 'excused, no note needed', note: undefined }, false, [], () => '')).toMatchObject({ standing: 'none', words: 'excused, no note needed' }));
