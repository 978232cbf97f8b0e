import { phrase } from '@/format/words';
import type { Referral } from './referralQueries';

/** Where a referral stands and what comes next, as one would tell a colleague. */
export function statusSentence(r: Pick<Referral, 'status' | 'history'>, assessments: number | undefined): string {
  const last = r.history?.at(-1);
  switch (r.status) {
    case 'received':
      return 'New. Triage it, or accept it at once.';
    case 'triaged':
      return 'Triaged. Somebody must say yes or no.';
    case 'accepted':
      if (assessments === undefined) return 'Accepted.';
      return assessments > 0 ? 'Accepted and assessed: ready for a seat.' : 'Accepted. Take a questionnaire before giving a seat.';
    case 'waitlisted':
      return 'On a waitlist. The seat comes when one is free.';
    case 'placed':
      return 'Has a seat.';
    case 'declined':
      return `Declined${last?.reason ? `: ${phrase(last.reason)}` : ''}.`;
    case 'redirected':
      return `Sent elsewhere${last?.to ? `: ${phrase(last.to)}` : ''}.`;
    default:
      return '';
  }
}
