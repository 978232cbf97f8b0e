import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Role } from '@/api/login';
import { usePerson } from '@/api/useLogin';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { NotThere } from '@/components/States';
import { days } from './days';
import { LicenseNote } from './LicenseNote';

// Most days have none: they come after the day itself.
const SecurityNotices = lazy(async () => ({ default: (await import('./SecurityNotices')).SecurityNotices }));

/** The person's own day, by their first role. */
export const TodayPage = () => (
  <>
    <LicenseNote />
    <Suspense fallback={null}>
      <SecurityNotices />
    </Suspense>
    <Day of={usePerson().role} />
  </>
);

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
