import { describe, expect, it } from 'vitest';
import { blankClient, clientFaults, filledClient, guardianWords, likenessOf } from './clientValues';
import { messageWords, pressed } from './personalValues';

const ada = { ...blankClient(), firstName: ' Ada ', lastName: 'Marsh', birthDate: '1990-02-03', phone: '  ' };

describe('a new client', () => {
  it('is sent trimmed, without what was left empty', () => {
    expect(filledClient(ada)).toEqual({ firstName: 'Ada', lastName: 'Marsh', birthDate: '1990-02-03', language: 'en' });
  });
  it('needs one name and a birth date', () => {
    expect(Object.keys(clientFaults({ ...blankClient(), firstName: '  ' }))).toEqual(['firstName', 'birthDate']);
    expect(clientFaults({ ...ada, birthDate: '', birthDateUnknown: 'Never learned it.' })).toEqual({});
    expect(clientFaults(ada)).toEqual({});
  });
  it('brings former names as a list, and a phone number as it was written', () => {
    const phone = '+1 (212) 555-0101 ext. 4410, the night nurse, after 9 pm';
    expect(filledClient({ ...ada, lastName: '', formerNames: ' Ada Ruiz;; Vega ', phone })).toEqual({ firstName: 'Ada', birthDate: '1990-02-03', language: 'en', formerNames: ['Ada Ruiz', 'Vega'], phone });
  });
  it('brings a guardian only when one is named, and then all of the consent', () => {
    const guardian = { name: ' Iris Marsh ', relation: ' mother ', signedOn: '2026-03-02' };
    expect(filledClient(ada)).not.toHaveProperty('guardian');
    expect(filledClient({ ...ada, guardian: { name: ' ', relation: '', signedOn: '' } })).not.toHaveProperty('guardian');
    expect(filledClient({ ...ada, guardian }).guardian).toEqual({ name: 'Iris Marsh', relation: 'mother', signedOn: '2026-03-02' });
    expect(clientFaults({ ...ada, guardian })).toEqual({});
    expect(Object.keys(clientFaults({ ...ada, guardian: { name: ' ', relation: 'mother', signedOn: '' } }))).toEqual(['guardian.name', 'guardian.signedOn']);
    expect(guardianWords({ name: 'Iris Marsh', relation: 'mother', signedOn: '2026-03-02' })).toBe('Iris Marsh, mother, signed March 2, 2026');
  });
  it('brings whom to call only when one is named, and how', () => {
    const emergencyContact = { name: ' Iris Marsh ', relation: '', phone: ' 212-555-0100 ' };
    expect(filledClient({ ...ada, emergencyContact, messages: ['voicemail'] })).toMatchObject({ emergencyContact: { name: 'Iris Marsh', relation: '', phone: '212-555-0100' }, messages: ['voicemail'] });
    expect(clientFaults({ ...ada, emergencyContact })).toEqual({});
    expect(Object.keys(clientFaults({ ...ada, emergencyContact: { name: '', relation: 'sister', phone: '' } }))).toEqual(['emergencyContact.name', 'emergencyContact.phone']);
  });
  it('may be left a message in the ways that are pressed, or in none', () => {
    expect(pressed([], 'text')).toEqual(['text']);
    expect(pressed(['text'], 'voicemail')).toEqual(['voicemail', 'text']);
    expect(pressed(['voicemail', 'text'], 'none')).toEqual(['none']);
    expect(pressed(['none'], 'email')).toEqual(['email']);
    expect(pressed(['none'], 'none')).toEqual([]);
    expect([[], ['none'], ['text'], ['voicemail', 'text', 'email']].map((w) => messageWords(w as never))).toEqual([
      'Ask whether a message may be left', 'Leave no message', 'Text may be left', 'Voicemail, text and email may be left',
    ]);
  });
  it('is somebody else once a name or the birth date differs, not the case', () => {
    expect(likenessOf(ada)).toBe(likenessOf({ ...ada, firstName: 'ADA', phone: '1' }));
    expect(likenessOf(ada)).not.toBe(likenessOf({ ...ada, birthDate: '1990-03-02' }));
  });
});
