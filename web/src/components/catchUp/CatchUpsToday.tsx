import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/api/me';
import { Controls } from '@/theme/Controls';
import { catchUpsQuery } from './catchUpQueries';
import { CatchUps } from './CatchUps';

/** What is open in all of one's cohorts, with the controls that a first page does
    without. */
export function CatchUpsToday({ today }: { today: string }) {
  const may = useMay()('catch_ups.read');
  const open = useQuery({ ...catchUpsQuery, enabled: may });
  return (
    <Controls>
      <CatchUps items={open.data ?? []} today={today} cohorts outside most={5} />
    </Controls>
  );
}
