import type { ReferralOfClient } from './clientQueries';

// An accepted one lets the client through; one that nobody has answered yet comes
// before one that has led to a seat already.
const order = ['accepted', 'waitlisted', 'received', 'triaged', 'placed'];

/** The referral that would lead to a client's next seat, of theirs, newest first. */
export function leadingTo(referrals: ReferralOfClient[]): ReferralOfClient | undefined {
  return order.map((status) => referrals.find((r) => r.status === status)).find(Boolean);
}
