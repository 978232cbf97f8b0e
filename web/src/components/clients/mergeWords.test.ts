import { describe, expect, it } from 'vitest';
import type { Client } from './oneClient';
import { comesOver, compared, differs, rowsInWords } from './mergeWords';

const record = (over: Partial<Client>): Client => ({ id: '1', code: 'C-0001', firstName: 'Ana', lastName: 'Lopez', birthDate: '1990-01-15', version: 1, createdAt: '', updatedAt: '', ...over });

describe('two records of one person', () => {
  it('stand beside each other with what both say', () => {
    const texts = compared(record({ phone: '1' }), record({ firstName: 'Anna' }));
    expect(texts.map((t) => t.label)).toEqual(['First name', 'Last name', 'Birth date']);
  });
  it('say what comes over, where only the record that ends knows it', () => {
    expect(comesOver(record({ phone: '1', email: 'a@b.org' }), record({ email: 'c@d.org' }))).toEqual(['phone 1']);
  });
  it('ask only where both say something else', () => {
    const texts = compared(record({ phone: '1' }), record({ firstName: 'Anna' }));
    expect(texts.filter(differs).map((t) => t.key)).toEqual(['firstName']);
  });
  it('ask whose guardian it is where two are named', () => {
    const signed = { name: 'Iris Lopez', relation: 'mother', signedOn: '2026-03-02' };
    const texts = compared(record({ guardian: signed }), record({ guardian: { ...signed, name: 'Pau Lopez', relation: 'father' } }));
    expect(texts.filter(differs)).toEqual([{ key: 'guardian', label: 'Guardian', before: 'Iris Lopez, mother, signed March 2, 2026', after: 'Pau Lopez, father, signed March 2, 2026' }]);
  });
  it('say what moved in the words of the clinic', () => {
    expect(rowsInWords([{ kind: 'referrals', count: 2 }, { kind: 'enrollments', count: 1 }])).toBe('2 referrals, 1 membership');
  });
});
