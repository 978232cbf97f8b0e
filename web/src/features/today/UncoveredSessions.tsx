import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, ok } from '@/api/client';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { longDate } from '@/format/dates';

export const uncoveredQuery = queryOptions({
  queryKey: ['days', 'uncovered'],
  queryFn: async () => (await ok(client.GET('/api/v1/sessions/uncovered'))).items,
});

/** Sessions that nobody is left to lead, until somebody is; nothing while all have. */
export function UncoveredSessions() {
  const uncovered = useQuery(uncoveredQuery).data ?? [];
  if (uncovered.length === 0) return null;
  return (
    <Card title="Nobody leads these" aside={uncovered.length} outside flush>
      <List label="Nobody leads these">
        {uncovered.map((x) => (
          <ListRow
            key={x.id}
            edge="late"
            title={
              <Link to="/away">
                {x.cohortName}, session {x.number}
              </Link>
            }
            detail={`${x.away.map((l) => l.name).join(' and ')} ${x.away.length === 1 ? 'is' : 'are'} away.`}
            end={<StateChip tone="late">{longDate(x.date)}</StateChip>}
          />
        ))}
      </List>
    </Card>
  );
}
