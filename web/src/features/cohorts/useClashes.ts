import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { cohortClashes, leaderClashes, type Clash } from '@/components/clash/clash';
import { valuesOf, type CohortValues } from './cohortForm';
import type { Cohort } from './cohortQueries';

/** Who would be needed in two cohorts at one hour, asked while one chooses: the
    leaders of a new cohort and its room; of one that changes, whom the change is about. */
export function useClashes(values: CohortValues, changing?: Cohort): Clash[] {
  const [{ leadId, coLeadIds, schedule, roomId, roomFrom }] = useDebouncedValue(values, 300);
  const dated = !!schedule.startsOn && /^\d{2}:\d{2}$/.test(schedule.time);
  const leaderIds = [leadId, ...coLeadIds].filter(Boolean);
  const planned = useQuery({ ...leaderClashes({ leaderIds, schedule, roomId: roomId || undefined }), enabled: !changing && dated && leaderIds.length > 0 });

  const was = changing && valuesOf(changing);
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const change = {
    leadId: was && leadId && differs(was.leadId, leadId) ? leadId : undefined,
    coLeadIds: was && differs(was.coLeadIds, coLeadIds) ? coLeadIds : undefined,
    schedule: was && differs(was.schedule, schedule) ? schedule : undefined,
    roomId: was && differs(was.roomId, roomId) ? roomId : undefined,
  };
  const asks = dated && Object.values(change).some((v) => v !== undefined);
  const changed = useQuery({ ...cohortClashes(changing?.id ?? '', { ...change, roomFrom: change.roomId && changing?.status === 'running' && roomFrom ? roomFrom : undefined }), enabled: asks });
  return (changing ? asks && changed.data : dated && leaderIds.length > 0 && planned.data) || [];
}
