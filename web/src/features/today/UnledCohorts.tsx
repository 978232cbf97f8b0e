import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, ok } from '@/api/client';
import { daysInWords, longDate } from '@/format/dates';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';

/** What is planned or running without an active licensed lead, the one that will
    miss a lead first coming first. */
export const unledQuery = queryOptions({
  queryKey: ['cohorts', 'unled'],
  queryFn: async () => (await ok(client.GET('/api/v1/cohorts/unled'))).items,
});

/** Cohorts without a licensed lead, until they have one; nothing while all have. */
export function UnledCohorts() {
  const unled = useQuery(unledQuery).data ?? [];
  if (unled.length === 0) return null;
  return (
    <Card title="Without a licensed lead" aside={unled.length} outside flush>
      <List label="Without a licensed lead">
        {unled.map((c) => (
          <ListRow
            key={c.id}
            edge="late"
            title={
              <Link to="/cohorts/$cohortId" params={{ cohortId: c.id }}>
                {c.name}
              </Link>
            }
            detail={daysInWords(c.why)}
            end={<StateChip tone="late">{c.from ? `from ${longDate(c.from)}` : 'nobody leads'}</StateChip>}
          />
        ))}
      </List>
    </Card>
  );
}
