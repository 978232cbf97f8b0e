import { describe, expect, it } from 'vitest';
import { intakeSentence, pipeline } from './pipeline';
import type { Referral } from './todayQueries';

const now = new Date('2026-03-10T14:00:00Z');
const zone = 'America/New_York';
const referral = (status: string, statusSince: string, answerBy = '2026-03-20T14:00:00Z') => ({ status, statusSince, answerBy, urgency: 'routine' }) as Referral;
const late = referral('received', '2026-03-01T14:00:00Z', '2026-03-09T14:00:00Z');
const soon = referral('triaged', '2026-03-10T13:00:00Z', '2026-03-11T10:00:00Z');

describe('the pipeline', () => {
  it('counts each stage, what in it is late or soon, and the oldest', () => {
    const shown = pipeline([late, soon, referral('waitlisted', '2026-02-18T15:00:00Z', '2026-02-20T00:00:00Z')], 5, now, zone);
    expect(shown).toEqual([
      { label: 'New', count: 1, late: 1, soon: 0, oldest: '9 days' },
      { label: 'Triaged', count: 1, late: 0, soon: 1, oldest: 'since today' },
      { label: 'Accepted', count: 0, late: 0, soon: 0, oldest: undefined },
      { label: 'Waiting', count: 1, late: 0, soon: 0, oldest: '20 days' },
      { label: 'Seated, 30 days', count: 5 },
    ]);
  });

  it.each([
    [[], 0, 'Every referral has its answer.'],
    [[referral('accepted', '2026-03-01T14:00:00Z')], 1, 'Every referral has its answer. One risk flag needs you.'],
    [[soon], 0, 'One referral waits for an answer. Nothing is late.'],
    [[late, soon], 2, 'Two referrals wait for an answer. One is past its limit. Two risk flags need you.'],
  ])('is said in a sentence', (all, flags, said) => {
    expect(intakeSentence(all, flags, now, zone)).toBe(said);
  });
});
