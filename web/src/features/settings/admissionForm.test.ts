import { describe, expect, it } from 'vitest';
import { compare } from '@/components/conflict';
import { admissionFaults, admissionOf, admissionParts, admissionValuesOf, admissionWords, newestFirst } from './admissionForm';

const stored = { instruments: ['phq-9'], byProblemArea: [{ problemArea: 'anger' as const, instruments: ['gad-7'] }], assessmentDays: 60, commitmentPercent: 50, agreements: ['2026-01'], instrumentNames: [], version: 4 };
const values = admissionValuesOf(stored);
const nameOf = (code: string) => code.toUpperCase();

describe('what is asked before a seat', () => {
  it('is sent as it was read, without its version and the names', () => {
    const { version: _, instrumentNames: __, ...asked } = stored;
    expect(admissionOf(values)).toEqual(asked);
  });
  it('may ask for no session at all, but not for nothing', () => {
    expect(admissionFaults({ ...values, commitmentPercent: 0 })).toEqual({});
    expect(Object.keys(admissionFaults({ ...values, assessmentDays: '', commitmentPercent: '' }))).toEqual(['assessmentDays', 'commitmentPercent']);
    expect(Object.keys(admissionFaults({ ...values, byProblemArea: [{ problemArea: '', instruments: [] }] }))).toEqual(['byProblemArea.0.problemArea', 'byProblemArea.0.instruments']);
  });
  it('says what nothing chosen means', () => {
    expect(admissionWords({ ...values, instruments: [], byProblemArea: [], agreements: [] }, nameOf)).toMatchObject({ instruments: 'all that are meant for admission', byProblemArea: 'the same everywhere', agreements: 'any' });
    expect(admissionWords(values, nameOf)).toEqual({ instruments: 'PHQ-9', byProblemArea: 'Anger: GAD-7', assessmentDays: '60 days', commitmentPercent: '50 percent', agreements: '2026-01' });
  });
  it('is decided field by field when two change it', () => {
    const found = compare(admissionParts(nameOf), values, { ...values, assessmentDays: 30 }, { ...values, assessmentDays: 90, agreements: ['2026-02', '2026-01'] });
    expect(found.merged).toEqual({ ...values, assessmentDays: 30, agreements: ['2026-02', '2026-01'] });
    expect(found.changes).toEqual([{ label: 'An assessment speaks for', mine: '30 days', theirs: '90 days' }]);
  });
  it('takes a version that is added for the current one', () => {
    expect(newestFirst(['b', 'a'], ['b', 'a', 'c'])).toEqual(['c', 'b', 'a']);
    expect(newestFirst(['b', 'a'], ['a'])).toEqual(['a']);
  });
});
