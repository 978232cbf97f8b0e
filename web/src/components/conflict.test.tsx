import { useForm } from '@mantine/form';
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { clientParts } from '@/features/clients/EditClient';
import { cohortParts } from '@/features/cohorts/EditCohort';
import { enquiryParts } from '@/features/enquiries/EditEnquiry';
import { blankEnquiry } from '@/features/enquiries/enquiryValues';
import { referralParts } from '@/features/referrals/EditReferral';
import { admissionParts } from '@/features/settings/admissionForm';
import { settingsParts } from '@/features/settings/SettingsPage';
import { supportGroupParts, valuesOf as supportGroupValues } from '@/features/supportGroups/supportGroupForm';
import { personParts } from '@/features/users/EditPerson';
import { clientFeeParts } from './fees/ClientFeeDialog';
import { beginningParts } from './placement/beginning';
import { commitmentParts } from './placement/commitment';
import { compare, taking, textParts, type Part } from './conflict';
import { useStaleForm } from './useStaleForm';

type Room = { place: string; fee: number; reason: string };
type Stored = Room & { version: number };

const parts: Array<Part<Room>> = [...textParts<Room>({ place: 'Place' }), { label: 'Fee', fields: ['fee', 'reason'], words: (v) => `${v.fee} ${v.reason}` }];
const begun: Room = { place: 'Room 2', fee: 40, reason: '' };
const valuesOf = ({ version: _, ...room }: Stored): Room => room;
const stale = () => new ApiProblem(412, 'version_mismatch', 'Somebody else changed this while you were working.');

describe('of two who edit', () => {
  it.each([
    { outcome: 'who changed nothing takes all', mine: {}, theirs: { place: 'Attic', fee: 50 }, merged: { place: 'Attic', fee: 50 }, both: [] },
    { outcome: 'different parts go together', mine: { place: 'Attic' }, theirs: { fee: 50 }, merged: { place: 'Attic', fee: 50 }, both: [] },
    { outcome: 'the same change is no conflict', mine: { place: 'Attic' }, theirs: { place: 'Attic' }, merged: { place: 'Attic' }, both: [] },
    { outcome: 'the same field is decided, mine until then', mine: { place: 'Attic' }, theirs: { place: 'Cellar', fee: 50 }, merged: { place: 'Attic', fee: 50 }, both: ['Place'] },
    { outcome: 'what belongs together is not mixed', mine: { reason: 'Hardship' }, theirs: { fee: 50 }, merged: { reason: 'Hardship' }, both: ['Fee'] },
  ])('$outcome', ({ mine, theirs, merged, both }) => {
    const found = compare(parts, begun, { ...begun, ...mine }, { ...begun, ...theirs });
    expect(found.merged).toEqual({ ...begun, ...merged });
    expect(found.changes.map((c) => c.label)).toEqual(both);
  });

  it('taking theirs takes what was to be decided and leaves the rest of mine', () => {
    const mine = { place: 'Attic', fee: 30, reason: 'Hardship' };
    const theirs = { ...begun, place: 'Cellar' };
    expect(taking(parts, mine, theirs, [{ label: 'Place', mine: '', theirs: '' }])).toEqual({ ...mine, place: 'Cellar' });
  });
});

/** A form over a stored room. `answers` are what sending meets, one after the
    other; `later` is what others have stored by the time it is read again. */
function open(answers: Array<'saved' | Error>, later: Array<Partial<Stored> | Error>) {
  const send = vi.fn((_against: Stored, _values: Room) => {
    const answer = answers.shift() ?? 'saved';
    return answer === 'saved' ? Promise.resolve() : Promise.reject(answer);
  });
  const read = () => {
    const next = later.shift();
    return next instanceof Error || !next ? Promise.reject(next ?? new Error('read too often')) : Promise.resolve({ ...begun, version: 2, ...next });
  };
  const stored: Stored = { ...begun, version: 1 };
  const { result } = renderHook(() => {
    const form = useForm<Room>({ initialValues: valuesOf(stored) });
    return { form, edit: useStaleForm({ stored, form, valuesOf, parts, read, send }) };
  });
  const dialog = () => (result.current.edit.dialog as { props: { opened: boolean; changes: unknown[]; onKeepMine: () => void; onTakeTheirs: () => void; onClose: () => void } }).props;
  return {
    send,
    dialog,
    form: () => result.current.form,
    problem: () => result.current.edit.problem,
    type: (change: Partial<Room>) => act(() => result.current.form.setValues(change)),
    save: () => act(() => result.current.edit.save()),
    answer: (press: 'onKeepMine' | 'onTakeTheirs' | 'onClose') => act(async () => dialog()[press]()),
  };
}

describe('saving', () => {
  it('sends against the version that was opened', async () => {
    const e = open(['saved'], []);
    e.type({ place: 'Attic' });
    expect(await e.save()).toBe(true);
    expect(e.send).toHaveBeenCalledWith({ ...begun, version: 1 }, { ...begun, place: 'Attic' });
    expect(e.dialog().opened).toBe(false);
  });

  it('who changed something else does not notice', async () => {
    const e = open([stale(), 'saved'], [{ fee: 50 }]);
    e.type({ place: 'Attic' });
    expect(await e.save()).toBe(true);
    expect(e.send.mock.lastCall).toEqual([{ ...begun, fee: 50, version: 2 }, { ...begun, fee: 50, place: 'Attic' }]);
    expect(e.dialog().opened).toBe(false);
  });

  it('both texts are shown, and mine stays in the form', async () => {
    const e = open([stale()], [{ place: 'Cellar' }]);
    e.type({ place: 'Attic' });
    expect(await e.save()).toBe(false);
    expect(e.dialog()).toMatchObject({ opened: true, changes: [{ label: 'Place', mine: 'Attic', theirs: 'Cellar' }] });
    expect(e.form().getValues().place).toBe('Attic');
    expect(e.form().isDirty()).toBe(true);
  });

  it('mine goes over theirs when I say so', async () => {
    const e = open([stale(), 'saved'], [{ place: 'Cellar' }]);
    e.type({ place: 'Attic' });
    await e.save();
    await e.answer('onKeepMine');
    expect(e.send.mock.lastCall).toEqual([{ ...begun, place: 'Cellar', version: 2 }, { ...begun, place: 'Attic' }]);
    expect(e.dialog().opened).toBe(false);
  });

  it('theirs comes into the form when I say so, and is not saved again', async () => {
    const e = open([stale()], [{ place: 'Cellar' }]);
    e.type({ place: 'Attic' });
    await e.save();
    await e.answer('onTakeTheirs');
    expect(e.form().getValues()).toEqual({ ...begun, place: 'Cellar' });
    expect(e.form().isDirty()).toBe(false);
    expect(e.send).toHaveBeenCalledTimes(1);
  });

  it('going on with mine saves it against what was shown', async () => {
    const e = open([stale(), 'saved'], [{ place: 'Cellar' }]);
    e.type({ place: 'Attic' });
    await e.save();
    await e.answer('onClose');
    expect(await e.save()).toBe(true);
    expect(e.send.mock.lastCall?.[0].version).toBe(2);
  });

  it('a third who saves meanwhile is shown too', async () => {
    const e = open([stale(), stale()], [{ place: 'Cellar' }, { place: 'Garden', version: 3 }]);
    e.type({ place: 'Attic' });
    await e.save();
    await e.answer('onKeepMine');
    expect(e.dialog()).toMatchObject({ opened: true, changes: [{ mine: 'Attic', theirs: 'Garden' }] });
  });

  it.each([
    { outcome: 'a refusal is shown at the form', answers: [new ApiProblem(409, 'cohort_full', 'Full', 'The cohort is full.')], later: [], says: 'The cohort is full.' },
    { outcome: 'what cannot be read again is told', answers: [stale()], later: [new ApiProblem(0, 'no_answer', 'The server did not answer')], says: 'The server did not answer' },
    { outcome: 'stale with nothing newer is told, once', answers: [stale()], later: [{ version: 1 }], says: 'Somebody else changed this while you were working.' },
  ])('$outcome, and nothing is lost', async ({ answers, later, says }) => {
    const e = open(answers, later);
    e.type({ place: 'Attic' });
    expect(await e.save()).toBe(false);
    expect(e.problem()).toBe(says);
    expect(e.form().getValues().place).toBe('Attic');
    expect(e.dialog().opened).toBe(false);
    expect(e.send).toHaveBeenCalledTimes(1);
  });
});

// What no part names would be written over without a word.
it.each([
  ['a client', clientParts, ['firstName', 'lastName', 'preferredName', 'displayName', 'formerNames', 'birthDate', 'birthDateUnknown', 'phone', 'email', 'address', 'messages', 'preferredTimes', 'language', 'pronouns', 'gender', 'culture', 'accessNeeds', 'emergencyContact', 'guardian']],
  ['a fee of a client', clientFeeParts('USD'), ['which', 'amount', 'reason', 'from']],
  ['a cohort', cohortParts((id) => id, 'USD'), ['name', 'place', 'roomId', 'roomFrom', 'entry', 'entryWeeks', 'leadId', 'leadersFrom', 'overrideReason', 'coLeadIds', 'minMembers', 'maxMembers', 'ageBand', 'fee', 'feeReason', 'feeFrom', 'schedule']],
  ['an enquiry', enquiryParts, Object.keys(blankEnquiry())],
  ['a referral', referralParts, ['source', 'urgency', 'reason', 'problemAreas', 'receivedOn', 'referrer']],
  ['the settings', settingsParts, ['practiceName', 'address', 'npi', 'taxId', 'currency', 'timeZone', 'clock', 'idleMinutes', 'sessionCode', 'charges', 'noShowFee', 'feeFrom', 'usual']],
  ['what is asked before a seat', admissionParts((code) => code), ['instruments', 'byProblemArea', 'assessmentDays', 'commitmentPercent', 'agreements']],
  ['when a membership began', beginningParts, ['fromSession', 'since', 'reason', 'overrideReason']],
  ['what a member agreed to', commitmentParts, ['committedSessions', 'committedOn', 'agreement']],
  ['a support group', supportGroupParts, Object.keys(supportGroupValues({}))],
  ['a person', personParts, ['name', 'email', 'roles', 'licenses', 'npi', 'specialties', 'training']],
] as Array<[string, Array<Part<Record<string, unknown>>>, string[]]>)('the parts of %s are all that its form changes, each once', (_, found, fields) => {
  expect(found.flatMap((p) => p.fields).toSorted()).toEqual(fields.toSorted());
});
