import { describe, expect, it } from 'vitest';
import type { ReferralOfClient } from './clientQueries';
import { leadingTo } from './referral';

const referral = (id: string, status: string) => ({ id, status }) as ReferralOfClient;

describe('the referral that leads to the next seat', () => {
  it.each([
    ['nothing without one', [], undefined],
    ['nothing when all have ended', [referral('a', 'declined'), referral('b', 'redirected')], undefined],
    ['the accepted one, whatever is newer', [referral('new', 'received'), referral('yes', 'accepted'), referral('old', 'placed')], 'yes'],
    ['the one still to be answered before the one that was', [referral('old', 'placed'), referral('new', 'triaged')], 'new'],
    ['the one that led to a seat, when there is no other', [referral('old', 'placed'), referral('no', 'declined')], 'old'],
    ['the newest of two', [referral('b', 'accepted'), referral('a', 'accepted')], 'b'],
  ])('is %s', (_, all, id) => {
    expect(leadingTo(all)?.id).toBe(id);
  });
});
