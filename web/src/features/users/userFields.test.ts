import { describe, expect, it } from 'vitest';
import { emptyUser, fieldsOf, licenseText, newUserOf, patchOf } from './userFields';
import type { User } from './userQueries';

const license = { type: 'LPC', number: '12345', state: 'NY' };
const maya: User = { id: 'u', name: 'Maya Lindqvist', email: 'maya@example.org', role: 'therapist', roles: ['therapist'], license, status: 'active', version: 3, createdAt: '', updatedAt: '' };

describe('patchOf', () => {
  const edit = (change: object) => patchOf(maya, { ...fieldsOf(maya), ...change });
  it.each([
    ['nothing changed', {}, {}],
    ['only what changed is sent', { name: 'Maya L.' }, { name: 'Maya L.' }],
    ['a space at the end is no change', { email: 'maya@example.org ' }, {}],
    ['another role goes with those held', { roles: ['therapist', 'intake'] }, { roles: ['therapist', 'intake'] }],
    ['an emptied license is removed', { license: emptyUser.license }, { license: null }],
    ['a license that changed goes whole', { license: { ...license, state: 'NJ' } }, { license: { ...license, state: 'NJ' } }],
    ['half a license is sent, so that the server can say what is missing', { license: { ...emptyUser.license, type: 'LPC' } }, { license: { type: 'LPC', number: '', state: '' } }],
  ])('%s', (_, change, expected) => expect(edit(change)).toEqual(expected));
});

it('adds somebody without a license', () => {
  expect(JSON.parse(JSON.stringify(newUserOf({ ...emptyUser, name: 'A', email: 'a@example.org', roles: ['intake', 'billing'] })))).toEqual({ name: 'A', email: 'a@example.org', roles: ['intake', 'billing'] });
});

it('says a license in one line, and nothing for none', () => {
  expect([licenseText(license), licenseText(undefined)]).toEqual(['LPC 12345, NY', '']);
});
