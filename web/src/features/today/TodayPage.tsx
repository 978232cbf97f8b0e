import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Role } from '@/api/login';
import { useMay } from '@/api/me';
import { usePerson } from '@/api/useLogin';
import { Card } from '@/components/Card';
import { BelowTitle, PageHeader } from '@/components/PageHeader';
import { NotThere } from '@/components/States';
import { days } from './days';
import { LicenseNote } from './LicenseNote';
import { noticesQuery, proposalsQuery } from './noticeQueries';

// Most days have none: they come, and what they stand on, when there are some.
const SecurityNotices = lazy(async () => ({ default: (await import('./SecurityNotices')).SecurityNotices }));

/** The person's own day, by their first role. */
export const TodayPage = () => (
  <>
    <LicenseNote />
    <BelowTitle.Provider value={<Told />}>
      <Day of={usePerson().role} />
    </BelowTitle.Provider>
  </>
);

function Told() {
  const may = useMay();
  const notices = useQuery(noticesQuery);
  const proposals = useQuery({ ...proposalsQuery, enabled: may('role_proposals.decide') });
  if ((notices.data ?? []).length + (proposals.data ?? []).length === 0) return null;
  return (
    <Suspense fallback={null}>
      <SecurityNotices />
    </Suspense>
  );
}

const route = getRouteApi('/desk/day/$role');

/** The day of another desk that the person holds. */
export function DeskDayPage() {
  const { roles } = usePerson();
  const { role } = route.useParams();
  const held = roles.find((r) => r === role);
  if (held) return <Day of={held} />;
  return (
    <>
      <PageHeader title="No such page" />
      <Card>
        <NotThere action={<Link to="/">To the first page</Link>} />
      </Card>
    </>
  );
}

function Day({ of }: { of: Role }) {
  const This = days[of];
  return <This />;
}
