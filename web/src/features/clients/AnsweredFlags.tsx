import { useQuery } from '@tanstack/react-query';
import { Card, List, ListRow } from '@/components/Card';
import { clientFlagsQuery, flagWords } from '@/components/riskFlags';
import { momentIn, ownZone } from '@/format/dates';

/** The risk items that were answered, with what was done; nothing when there were none. */
export function AnsweredFlags({ clientId }: { clientId: string }) {
  const flags = useQuery(clientFlagsQuery(clientId));
  const answered = flags.data?.filter((f) => f.acknowledgedAt) ?? [];
  if (answered.length === 0) return null;
  return (
    <Card title="Risk items answered" flush>
      <List label="Risk items answered">
        {answered.map((f) => (
          <ListRow
            key={f.id}
            title={flagWords(f)}
            detail={
              <>
                <span className="serif">{f.action}</span>
                <br />
                <span className="quiet small">
                  {f.acknowledgedBy}, {f.acknowledgedAt && momentIn(f.acknowledgedAt, ownZone())}
                </span>
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}
