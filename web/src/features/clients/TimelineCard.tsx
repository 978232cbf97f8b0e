import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/components/Card';
import { Pending } from '@/components/States';
import { Timeline } from '@/components/timeline/Timeline';
import { localDate, ownZone } from '@/format/dates';
import { timelineQuery } from './timelineQuery';
import { timelineEntry, timelineKinds } from './timelineWords';

/** What happened with a client, in one column, as far as whoever looks may read it. */
export function TimelineCard({ clientId, reads }: { clientId: string; reads: (action: string) => boolean }) {
  const list = useInfiniteQuery(timelineQuery(clientId));
  const [kind, setKind] = useState<string | null>(null);
  return (
    <Card title="Timeline" aside="newest first" flush>
      {!list.data && <Pending query={list} rows={4} />}
      {list.data && (
        <Timeline
          label="What happened"
          entries={list.data.map(timelineEntry)}
          kinds={timelineKinds.filter((k) => reads(k.action))}
          today={localDate(new Date(), ownZone())}
          kind={kind}
          onKind={setKind}
          more={{ has: list.hasNextPage, load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage }}
        />
      )}
    </Card>
  );
}
