import { describe, expect, it } from 'vitest';
import { checks, type Admission, type GateFacts, type Requirement } from './gate';

const ready: GateFacts = { referralStatus: 'accepted', committedSessions: 10, agreement: { version: '2026-1', signedOn: '2026-03-10', signedName: 'Ana Lopez' } };
const served: Requirement[] = ['referral_not_accepted', 'assessment_missing', 'assessment_too_old', 'risk_open', 'guardian_missing', 'age_outside', 'age_unknown'];

function look(unmet: Requirement[] = [], change: Partial<Admission> = {}): Admission {
  return {
    checks: served.map((rule) => ({ rule, met: !unmet.includes(rule) })),
    assessedOn: '2026-03-01',
    age: 30,
    fewestSessions: 5,
    asked: { instruments: [], assessmentDays: 60, commitmentPercent: 50, agreements: [] },
    passedOver: [],
    clashes: [],
    otherWaits: [],
    openReferrals: [],
    ...change,
  };
}

const first = { client: { id: '1', code: 'C-1', firstName: 'Ben', lastName: 'Ito' }, urgency: 'urgent' as const, waitingSince: '2026-02-01', daysWaiting: 40 };
const elsewhere = { cohort: 'Harbor', sessions: 11, firstOn: '2026-03-17', firstAt: '2026-03-17T13:00:00Z' };
const asked = { ...look().asked, agreements: ['2026-2', '2026-1'] };
const missing = (change: Partial<GateFacts>, known?: Admission) => checks({ ...ready, ...change }, known).filter((c) => !c.met).map((c) => c.requirement);

describe('the admission gate', () => {
  it.each([
    ['lets a client through who has everything', {}, look(), []],
    ['stops a referral that was not accepted', { referralStatus: 'triaged' }, look(['referral_not_accepted']), ['referral_not_accepted']],
    ['stops a client without a referral', { referralStatus: undefined }, look(['referral_not_accepted']), ['referral_not_accepted']],
    ['lets a client through whose accepted referral the server found', { referralStatus: undefined }, look(), []],
    ['stops a client who was not assessed', {}, look(['assessment_missing'], { assessedOn: undefined }), ['assessment_missing']],
    ['stops an assessment that is too old', {}, look(['assessment_too_old']), ['assessment_too_old']],
    ['stops a client who committed to nothing', { committedSessions: 0 }, look(), ['commitment_missing']],
    ['stops a client who committed to too little', { committedSessions: 4 }, look(), ['commitment_too_short']],
    ['stops an agreement without a name', { agreement: { ...ready.agreement, signedName: ' ' } }, look(), ['agreement_missing']],
    ['stops an agreement without a day', { agreement: { ...ready.agreement, signedOn: '' } }, look(), ['agreement_missing']],
    ['takes an older agreement of the practice', {}, look([], { asked }), []],
    ['stops an agreement that the practice does not have', { agreement: { ...ready.agreement, version: '7' } }, look([], { asked }), ['agreement_unknown']],
    ['stops an open risk flag, a minor, another age', {}, look(['risk_open', 'guardian_missing', 'age_outside']), ['risk_open', 'guardian_missing', 'age_outside']],
    ['stops an unknown age', {}, look(['age_unknown'], { age: undefined }), ['age_unknown']],
    ['stops where somebody is passed over', {}, look([], { passedOver: [first] }), ['passes_over']],
    ['stops where the client sits elsewhere at that hour', {}, look([], { clashes: [elsewhere] }), ['time_clash']],
    ['knows nothing of assessments before the server has answered', {}, undefined, ['assessment_missing']],
  ])('%s', (_, change, known, wanted) => {
    expect(missing(change, known)).toEqual(wanted);
  });

  it('names who is passed over', () => {
    const over = checks(ready, look([], { passedOver: [first, { ...first, client: { ...first.client, firstName: 'Ida', lastName: 'Roth' } }] })).at(-1);
    expect(over?.words).toBe('Ben Ito (urgent, waiting 40 days) comes first, and Ida Roth');
  });
});
