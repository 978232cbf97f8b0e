import type { Role } from '@/api/login';

/** A place in the sidebar. */
export type Place = { to: string; label: string; /** Words the palette also finds it by. */ also?: string };

const today: Place = { to: '/', label: 'Today', also: 'home desk' };
const cohorts: Place = { to: '/cohorts', label: 'Cohorts', also: 'groups' };
const clients: Place = { to: '/clients', label: 'Clients', also: 'people members' };

/** The desks: what each role's sidebar holds, in the order of their day. */
export const desks: Record<Role, Place[]> = {
  therapist: [today, cohorts, { to: '/curricula', label: 'Curricula', also: 'weeks themes program' }, clients],
  intake: [
    today,
    { to: '/referrals', label: 'Referrals', also: 'intake board triage' },
    { to: '/waitlist', label: 'Waitlist', also: 'waiting' },
    cohorts,
    clients,
    { to: '/curricula', label: 'Curricula', also: 'weeks themes program' },
  ],
  billing: [
    { ...today, label: 'Ready', also: 'today export home desk' },
    { to: '/charges', label: 'Charges', also: 'fees money' },
    { to: '/exports', label: 'Exports', also: 'batches csv' },
    cohorts,
  ],
  admin: [
    today,
    { to: '/users', label: 'People', also: 'users staff roles invite' },
    cohorts,
    { to: '/settings', label: 'Settings', also: 'practice fees currency' },
    { to: '/audit', label: 'Audit', also: 'log who saw' },
  ],
};

/** Things to do straight from the palette. */
export const errands: Record<Role, Place[]> = {
  therapist: [
    { to: '/cohorts/new', label: 'New cohort', also: 'create group' },
    { to: '/curricula/new', label: 'New curriculum', also: 'create weeks' },
  ],
  intake: [
    { to: '/referrals/new', label: 'New referral', also: 'create intake client' },
    { to: '/cohorts/new', label: 'New cohort', also: 'create group' },
  ],
  billing: [{ to: '/exports', label: 'Export charges', also: 'csv batch' }],
  admin: [{ to: '/users', label: 'Invite a person', also: 'new user staff' }],
};

/** The role in words, under the name. */
export const roleWord: Record<Role, string> = {
  therapist: 'Therapist',
  intake: 'Intake',
  billing: 'Billing',
  admin: 'Administrator',
};
