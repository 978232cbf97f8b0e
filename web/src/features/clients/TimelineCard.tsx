import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Card } from '@/components/Card';
import { Pending } from '@/components/States';
import { countsByKind } from '@/components/timeline/timeline';
import { Timeline } from '@/components/timeline/Timeline';
import { localDate, ownZone } from '@/format/dates';
import { kindsAddressed, kindsIn } from './timelineAddress';
import { timelineQuery } from './timelineQuery';
import { timelineEntry, timelineKinds } from './timelineWords';

const route = getRouteApi('/desk/clients/$clientId');

/** What happened with a client, in one column, as far as whoever looks may read
    it. Which kinds are shown stands in the address. */
export function TimelineCard({ clientId, reads }: { clientId: string; reads: (action: string) => boolean }) {
  const navigate = useNavigate();
  const kinds = timelineKinds.filter((k) => reads(k.action));
  const shown = kindsIn(
    route.useSearch(),
    kinds.map((k) => k.key),
  );
  const list = useInfiniteQuery({ ...timelineQuery(clientId, shown), placeholderData: keepPreviousData });
  // Counted only where all of it is here: a count of the first page would say too little.
  const everything = useInfiniteQuery({ ...timelineQuery(clientId), enabled: shown.length === 0 });
  return (
    <Card title="Timeline" aside="newest first" flush>
      {!list.data && <Pending query={list} rows={4} />}
      {list.data && (
        <Timeline
          label="What happened"
          entries={list.data.map(timelineEntry)}
          kinds={kinds}
          today={localDate(new Date(), ownZone())}
          shown={shown}
          onShown={(chosen) => void navigate({ to: '/clients/$clientId', params: { clientId }, search: kindsAddressed(chosen) as never, replace: true, resetScroll: false })}
          counts={everything.data && !everything.hasNextPage ? countsByKind(everything.data) : undefined}
          more={{ has: list.hasNextPage, load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage }}
        />
      )}
    </Card>
  );
}
