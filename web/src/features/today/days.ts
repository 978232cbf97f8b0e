import { lazyRouteComponent } from '@tanstack/react-router';
// What several days show, and the styles of all, come with the start: a file of
// its own would be one more thing to wait for.
import '@/components/ButtonLink';
import '@/components/notes/waitingQuery';
import '@/components/RiskFlagList';
import '@/components/SeatRing';
import '@/components/UrgencyChip';
import '@/components/useNow';
import '@/format/money';
import '@/format/person';
import './blocking';
import './todayQueries';
import './BlockedCard.module.css';
import './IntakeDay.module.css';
import './LastBatches.module.css';
import './OpenBars.module.css';
import './TodaySession.module.css';
import './WeekColumns.module.css';

/** The day of each desk, in a file of its own that early.ts fetches as soon as
    the person is known. */
export const days = {
  therapist: lazyRouteComponent(() => import('./TherapistDay'), 'TherapistDay'),
  intake: lazyRouteComponent(() => import('./IntakeDay'), 'IntakeDay'),
  billing: lazyRouteComponent(() => import('./BillingDay'), 'BillingDay'),
  admin: lazyRouteComponent(() => import('./AdminDay'), 'AdminDay'),
};

/** Waits for the day of a desk, so that the page shows nothing else before it. */
export async function loadDay(role: string | undefined): Promise<void> {
  if (role && role in days) await days[role as keyof typeof days].preload?.();
}
