import { severityOf } from '@/components/scoreGeometry';
import { describe, expect, it } from 'vitest';
import type { Assessment, Instrument } from './assessmentQueries';
import { bandsOf, bandTone, changeWords, comparable, inParts, scoreWords, subScaleWords } from './bands';

const bands = [['minimal', 0, 4], ['mild', 5, 9], ['moderate', 10, 14], ['moderately_severe', 15, 19], ['severe', 20, 27]].map(([code, from, to]) => ({ code, label: String(code), from, to }));
const phq = { code: 'phq-9', direction: 'higher_is_worse', bands } as unknown as Instrument;
const who = { ...phq, direction: 'higher_is_better' } as Instrument;
const taken = (score: number | null) => ({ score, min: 0, max: 27, missing: 0, proRated: false }) as Assessment;

describe('how alarming a score is', () => {
  it.each([
    [3, 'good'], [7, 'quiet'], [12, 'soon'], [16, 'soon'], [22, 'late'], [null, 'quiet'],
  ])('%s is %s', (score, tone) => {
    expect(bandTone(phq, taken(score))).toBe(tone);
  });
  it('turns around where higher is better', () => {
    expect([bandTone(who, taken(3)), bandTone(who, taken(22))]).toEqual(['late', 'good']);
  });
});

describe('the bands of a score', () => {
  it('are those of the sex that the cut-offs are for', () => {
    const bySex = { ...phq, bands: [{ code: 'a', label: 'F', from: 0, to: 2, sex: 'female' }, { code: 'a', label: 'M', from: 0, to: 3, sex: 'male' }] } as Instrument;
    expect(bandsOf(bySex, { min: 0, max: 12, scoringSex: 'male' }).map((b) => b.name)).toEqual(['m']);
  });
  it('are those of the convention the score was counted by', () => {
    const twoWays = { ...phq, bands: [{ code: 'a', label: 'From 1', from: 10, to: 50, convention: '1-5' }, { code: 'a', label: 'From 0', from: 0, to: 40, convention: '0-4' }] } as Instrument;
    expect(bandsOf(twoWays, { min: 0, max: 40, convention: '0-4' })).toEqual([{ name: 'from 0', from: 0, to: 40 }]);
    expect(bandsOf(twoWays, { min: 10, max: 50 })).toEqual([{ name: 'from 1', from: 10, to: 50 }]);
  });
  it('are one plain band where there are none', () => {
    expect(bandsOf({ ...phq, bands: [] }, { min: 0, max: 63 })).toEqual([{ name: '', from: 0, to: 63 }]);
  });
});

describe('takings that may be compared', () => {
  it('stand on the scale of the newest', () => {
    const all = [{ min: 0, max: 32, score: 9 }, { min: 0, max: 40, score: 12 }, { min: 0, max: 32, score: 20 }] as Assessment[];
    expect(comparable(all).map((a) => a.score)).toEqual([9, 20]);
    expect(comparable([])).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['nothing to compare', [9], ''],
    ['better', [14, null, 9], 'better by 5'],
    ['worse', [9, 14], 'worse by 5'],
    ['the same', [9, 12, 9], 'as at first'],
  ])('for the change: %s', (_, scores, words) => {
    expect(changeWords(phq, scores)).toBe(words);
  });
  it('for a score that was computed from part of the answers, or could not be', () => {
    expect([scoreWords({ score: 9, proRated: false, missing: 0 }), scoreWords({ score: 9, proRated: true, missing: 1 }), scoreWords({ score: null, proRated: false, missing: 5 })]).toEqual([
      '9',
      '9 (pro-rated, 1 not answered)',
      'no score, 5 not answered',
    ]);
  });
});

describe('a questionnaire without a total', () => {
  const risk = { code: 'risk', name: 'Risk factors', score: 14, reaches: ['Look closer'] };
  it('is read by its parts', () => {
    expect([inParts({ min: 0, max: 0, subScales: [risk] }), inParts({ min: 0, max: 27, subScales: [risk] })]).toEqual([true, false]);
    expect([risk, { ...risk, score: null, mean: 3.25, reaches: [] }, { ...risk, score: null, reaches: [] }].map(subScaleWords)).toEqual(['Risk factors 14, look closer', 'Risk factors 3.3', 'Risk factors not enough answers']);
  });
});

describe('the severity of a band', () => {
  it('is one for the chart and for the chips', () => {
    expect([0, 1, 2, 3, 4].map((at) => severityOf(at, 5))).toEqual(['good', 'quiet', 'soon', 'soon', 'late']);
    expect([0, 1, 2].map((at) => severityOf(at, 3, true))).toEqual(['late', 'soon', 'good']);
    expect(severityOf(0, 1)).toBe('quiet');
  });
});
