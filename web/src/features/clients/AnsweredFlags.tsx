import { useQuery } from '@tanstack/react-query';
import { Card, List, ListRow } from '@/components/Card';
import { clientFlagsQuery, flagWords, waits, type RiskFlag } from '@/components/riskFlags';
import { momentIn, ownZone } from '@/format/dates';

const closings: Record<NonNullable<RiskFlag['closedFor']>, string> = {
  asked_again: 'The question was asked again, and answered.',
  voided: 'Closed with its assessment, which was voided.',
  moved_back: 'Closed when its assessment moved back.',
};

/** The risk flags that wait for no answer any more, the newest first, with what
    was done; nothing when there were none. */
export function AnsweredFlags({ clientId }: { clientId: string }) {
  const flags = useQuery(clientFlagsQuery(clientId));
  const answered = (flags.data?.filter((f) => !waits(f)) ?? []).toReversed();
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
                {f.answeredAt && <span className="serif">{f.action}</span>}
                {f.answeredAt && <br />}
                {f.closedFor && !f.answeredAt && closings[f.closedFor]}{' '}
                <span className="quiet small">
                  {[f.answeredBy, momentIn(f.answeredAt ?? f.closedAt ?? f.raisedAt, ownZone())].filter(Boolean).join(', ')}
                </span>
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}
