import type { Role } from '@/api/login';

/** A place in the sidebar. */
export type Place = { to: string; label: string; /** Words the palette also finds it by. */ also?: string };

const today: Place = { to: '/', label: 'Today', also: 'home desk' };
const calendar: Place = { to: '/calendar', label: 'Calendar', also: 'week month schedule dates' };
const cohorts: Place = { to: '/cohorts', label: 'Cohorts', also: 'groups' };
const aftercare: Place = { to: '/aftercare', label: 'Aftercare', also: 'discharge' };
const clients: Place = { to: '/clients', label: 'Clients', also: 'people members' };

const supportGroups: Place = { to: '/support-groups', label: 'Support groups', also: 'self-help' };
const leaflets: Place = { to: '/leaflets', label: 'Leaflets', also: 'education stigma family' };
const questionnaires: Place = { to: '/questionnaires', label: 'Questionnaires', also: 'instruments' };

/** The desks: what each role's sidebar holds, in the order of their day. */
const desks: Record<Role, Place[]> = {
  therapist: [
    today,
    calendar,
    cohorts,
    { to: '/notes', label: 'Notes', also: 'write sign progress documentation co-sign' },
    { to: '/curricula', label: 'Curricula', also: 'weeks themes program' },
    clients,
    aftercare,
    supportGroups,
    leaflets,
    questionnaires,
  ],
  intake: [
    today,
    { to: '/referrals', label: 'Referrals', also: 'intake board triage' },
    { to: '/waitlist', label: 'Waitlist', also: 'waiting' },
    calendar,
    cohorts,
    clients,
    aftercare,
    { to: '/curricula', label: 'Curricula', also: 'weeks themes program' },
    supportGroups,
    leaflets,
    questionnaires,
  ],
  billing: [
    { ...today, label: 'Ready', also: 'today export home desk' },
    { to: '/charges', label: 'Charges', also: 'fees money' },
    { to: '/exports', label: 'Exports', also: 'batches csv' },
    clients,
    cohorts,
    calendar,
  ],
  admin: [
    today,
    { to: '/users', label: 'People', also: 'users staff roles invite' },
    cohorts,
    calendar,
    supportGroups,
    leaflets,
    questionnaires,
    { to: '/settings', label: 'Settings', also: 'practice fees currency' },
    { to: '/audit', label: 'Audit', also: 'log who saw' },
  ],
};

/** The first page of a desk that is not the person's own: its day, under a name
    that no other desk's has. */
const dayOf: Record<Role, Place> = {
  therapist: { to: '/day/therapist', label: 'My sessions', also: 'today therapist desk' },
  intake: { to: '/day/intake', label: 'Incoming', also: 'today intake desk pipeline' },
  billing: { to: '/day/billing', label: 'Ready', also: 'today export billing desk' },
  admin: { to: '/day/admin', label: 'The practice', also: 'today administrator desk' },
};

/** A part of the sidebar: the places of one desk. */
export type Section = { role: Role; places: Place[] };

/** The sidebar of a person: their own desk first, then a section for each
    other desk they hold, and no place twice. */
export function sectionsOf(roles: Role[]): Section[] {
  const taken = new Set<string>();
  return roles.map((role, i) => {
    const [day, ...rest] = desks[role];
    const places = [i === 0 ? day : dayOf[role], ...rest].filter((p): p is Place => p !== undefined && !taken.has(p.to));
    places.forEach((p) => taken.add(p.to));
    return { role, places };
  });
}

/** A desk's name, over its section. */
export const roleWord: Record<Role, string> = {
  therapist: 'Therapist',
  intake: 'Intake',
  billing: 'Billing',
  admin: 'Administrator',
};
