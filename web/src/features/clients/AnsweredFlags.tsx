import { useQuery } from '@tanstack/react-query';
import { Card, List, ListRow } from '@/components/Card';
import { clientFlagsQuery, flagWords } from '@/components/riskFlags';
import { momentIn, ownZone } from '@/format/dates';

/** The risk flags that were answered, with what was done; nothing when there were none. */
export function AnsweredFlags({ clientId }: { clientId: string }) {
  const flags = useQuery(clientFlagsQuery(clientId));
  const answered = flags.data?.filter((f) => f.answeredAt) ?? [];
  if (answered.length === 0) return null;
  return (
    <Card title="Risk flags answered" flush>
      <List label="Risk flags answered">
        {answered.map((f) => (
          <ListRow
            key={f.id}
            title={flagWords(f)}
            detail={
              <>
                <span className="serif">{f.action}</span>
                <br />
                <span className="quiet small">
                  {f.answeredBy}, {f.answeredAt && momentIn(f.answeredAt, ownZone())}
                </span>
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}
