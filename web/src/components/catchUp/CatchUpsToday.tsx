import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/api/me';
import { catchUpsQuery } from './catchUpQueries';
import { CatchUps } from './CatchUps';

/** What is open in all of one's cohorts. */
export function CatchUpsToday({ today }: { today: string }) {
  const may = useMay()('catch_ups.read');
  const open = useQuery({ ...catchUpsQuery, enabled: may });
  return <CatchUps items={open.data ?? []} today={today} cohorts outside />;
}
