import { describe, expect, it } from 'vitest';
import { checks, type GateFacts } from './gate';

const ready: GateFacts = { referralStatus: 'accepted', assessments: 2, committedSessions: 10, agreement: { version: '2026-1', signedOn: '2026-03-10', signedName: 'Ana Lopez' } };
const missing = (change: Partial<GateFacts>) => checks({ ...ready, ...change }).filter((c) => !c.met).map((c) => c.requirement);

describe('the admission gate', () => {
  it.each([
    ['lets a client through who has everything', {}, []],
    ['lets a client through who waits', { referralStatus: 'waitlisted' }, []],
    ['stops a referral that was not accepted', { referralStatus: 'triaged' }, ['referral_not_accepted']],
    ['stops a client without a referral', { referralStatus: undefined }, ['referral_not_accepted']],
    ['stops a client who was not assessed', { assessments: 0 }, ['assessment_missing']],
    ['stops a client who committed to nothing', { committedSessions: 0 }, ['commitment_missing']],
    ['stops an agreement without a name', { agreement: { ...ready.agreement, signedName: ' ' } }, ['agreement_missing']],
    ['stops an agreement without a day', { agreement: { ...ready.agreement, signedOn: '' } }, ['agreement_missing']],
    ['names all that is missing', { referralStatus: 'received', assessments: 0, committedSessions: 0 }, ['referral_not_accepted', 'assessment_missing', 'commitment_missing']],
  ])('%s', (_, change, wanted) => {
    expect(missing(change)).toEqual(wanted);
  });
});
