import { usePerson } from '@/api/useLogin';
import { AdminDay } from './AdminDay';
import { BillingDay } from './BillingDay';
import { IntakeDay } from './IntakeDay';
import { TherapistDay } from './TherapistDay';

/** The person's own day, by role. */
export function TodayPage() {
  switch (usePerson().role) {
    case 'therapist':
      return <TherapistDay />;
    case 'intake':
      return <IntakeDay />;
    case 'billing':
      return <BillingDay />;
    case 'admin':
      return <AdminDay />;
  }
}
