import { describe, expect, it } from 'vitest';
import { blankNewReferral, bodyOf, firstFaults, restored } from './newReferral';

const filled = () => ({ ...blankNewReferral(), reason: 'Panic on the train.', source: 'self' as const, receivedOn: '2026-03-10', client: { ...blankNewReferral().client, firstName: ' Ana ', lastName: 'Lopez', birthDate: '1990-04-01' } });

describe('a new referral', () => {
  it('takes a new client along, trimmed and without what was left empty', () => {
    expect(bodyOf(filled())).toEqual({
      client: { firstName: 'Ana', lastName: 'Lopez', birthDate: '1990-04-01', language: 'en' },
      source: 'self', urgency: 'routine', reason: 'Panic on the train.', problemAreas: [], receivedOn: '2026-03-10', referrer: undefined,
    });
  });
  it('names a known client alone', () => {
    expect(bodyOf({ ...filled(), who: 'known', clientId: 'c1' })).toMatchObject({ clientId: 'c1' });
    expect(bodyOf({ ...filled(), who: 'known', clientId: 'c1' })).not.toHaveProperty('client');
  });
  it('has every fault named at once', () => {
    expect(Object.keys(firstFaults({ ...blankNewReferral(), receivedOn: '' })).sort()).toEqual(['client.birthDate', 'client.firstName', 'reason', 'receivedOn', 'source']);
    expect(firstFaults({ ...filled(), who: 'known' })).toHaveProperty('clientId');
    expect(firstFaults(filled())).toEqual({});
  });
});

describe('a kept form', () => {
  it('comes back with what was chosen', () => {
    const chosen = { id: 'c1', code: 'C-1', firstName: 'Ana', lastName: 'Lopez' };
    expect(restored(JSON.stringify({ values: { ...filled(), clientId: 'c1' }, chosen }))).toEqual({ values: { ...filled(), clientId: 'c1' }, chosen });
  });
  it.each([['nothing', undefined], ['no form', '{}'], ['what cannot be read', 'x']])('of %s begins anew', (_, text) => {
    expect(restored(text)).toBeNull();
  });
});
