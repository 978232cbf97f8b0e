import { describe, expect, it } from 'vitest';
import { emptyLicense, emptyUser, fieldsOf, licensesText, licenseText, newUserOf, patchOf } from './userFields';
import type { User } from './userQueries';

const license = { type: 'LPC', kind: 'counselor', number: '12345', state: 'NY' } as const;
const maya: User = {
  id: 'u', name: 'Maya Lindqvist', email: 'maya@example.org', role: 'therapist', roles: ['therapist'], license, licenses: [license], licenseStanding: 'valid',
  status: 'active', version: 3, changedOutside: false, createdAt: '', secondFactor: false, updatedAt: '',
};
const held = { ...emptyLicense, ...license };

describe('patchOf', () => {
  const edit = (change: object) => JSON.parse(JSON.stringify(patchOf(maya, { ...fieldsOf(maya), ...change }))) as object;
  it.each([
    ['nothing changed', {}, {}],
    ['only what changed is sent', { name: 'Maya L.' }, { name: 'Maya L.' }],
    ['a space at the end is no change', { email: 'maya@example.org ' }, {}],
    ['another role goes with those held', { roles: ['therapist', 'intake'] }, { roles: ['therapist', 'intake'] }],
    ['a license taken away', { licenses: [] }, { licenses: [] }],
    ['an emptied license is none', { licenses: [emptyLicense] }, { licenses: [] }],
    ['a license that changed goes whole', { licenses: [{ ...held, validUntil: '2027-01-31' }] }, { licenses: [{ ...license, validUntil: '2027-01-31' }] }],
    ['a second one goes with the first', { licenses: [held, { ...held, state: 'NJ', kind: '' }] }, { licenses: [license, { type: 'LPC', number: '12345', state: 'NJ' }] }],
    ['half a license is sent, so that the server can say what is missing', { licenses: [{ ...emptyLicense, type: 'LPC' }] }, { licenses: [{ type: 'LPC', number: '', state: '' }] }],
  ])('%s', (_, change, expected) => expect(edit(change)).toEqual(expected));
});

it('adds somebody without a license', () => {
  const body = newUserOf({ ...emptyUser, name: 'A', email: 'a@example.org', roles: ['intake', 'billing'], licenses: [emptyLicense] });
  expect(JSON.parse(JSON.stringify(body))).toEqual({ name: 'A', email: 'a@example.org', roles: ['intake', 'billing'] });
});

it('says licenses in one line, and nothing for none', () => {
  expect([licenseText(license), licenseText(undefined), licensesText([license, { ...license, state: 'NJ' }])]).toEqual(['LPC 12345, NY', '', 'LPC 12345, NY; LPC 12345, NJ']);
});
