import type { Role } from '@/api/login';
import type { Place } from './navigation';

/** What the palette offers to do, for all desks held. */
export const errandsOf = (roles: Role[]): Place[] =>
  roles.flatMap((role) => errands[role]).filter((e, i, all) => all.findIndex((other) => other.to === e.to) === i);

/** Things to do straight from the palette. */
const errands: Record<Role, Place[]> = {
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
