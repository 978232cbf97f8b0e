import { useQuery } from '@tanstack/react-query';
import { client, ok } from '@/api/client';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { ledWords } from '@/components/cover/coverWords';
import { Nothing, Pending } from '@/components/States';
import { momentIn, shortDate } from '@/format/dates';
import { listed, word } from '@/format/words';
import { nameOf } from './names';
import type { Session } from './sessionQueries';

const briefingQuery = (id: string) => ({
  queryKey: ['sessions', id, 'briefing'],
  queryFn: () => ok(client.GET('/api/v1/sessions/{id}/briefing', { params: { path: { id } } })),
});

/** What a substitute needs to know before they lead: what is open about somebody,
    and what was last time. */
export function BriefingCard({ session }: { session: Session }) {
  const query = useQuery(briefingQuery(session.id));
  if (!query.data) {
    return (
      <Card title="Before you lead">
        <Pending query={query} rows={2} />
      </Card>
    );
  }
  const { flags, last } = query.data;
  return (
    <Card title="Before you lead" flush>
      {flags.length === 0 && !last && <Nothing>It is the first session, and nothing is open about its members.</Nothing>}
      <List label="Before you lead">
        {flags.map((f) => (
          <ListRow
            key={`${f.clientId} ${f.raisedAt}`}
            edge="late"
            title={nameOf(f)}
            detail={f.blank ? `A question about ${word(f.kind).toLowerCase()} was left blank.` : `An open risk flag: ${word(f.kind).toLowerCase()}. Ask the lead or intake what is agreed.`}
            end={<StateChip tone="late">since {momentIn(f.raisedAt, session.timeZone)}</StateChip>}
          />
        ))}
        {last && (
          <ListRow
            title={`Last time: ${last.theme || `session ${last.number}`}`}
            detail={
              <>
                {shortDate(last.date)}, led by {ledWords(last.ledBy)}.{' '}
                {last.absent.length > 0 && `${listed(last.absent.map((m) => nameOf(m)))} did not come. `}
                {last.homework.length > 0 ? `Homework: ${listed(last.homework)}.` : 'No homework was given.'}
              </>
            }
          />
        )}
      </List>
    </Card>
  );
}
