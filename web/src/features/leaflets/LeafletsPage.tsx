import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { leafletsQuery } from '@/components/leaflets/leafletQueries';
import { topicWords } from '@/components/leaflets/leafletWords';
import s from '@/components/leaflets/Leaflets.module.css';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { NoPermission } from '@/components/States';
import { LeafletCard } from './LeafletCard';
import { WordingsCard } from './WordingsCard';

const route = getRouteApi('/desk/leaflets');

/** What clients and families are given to read about group therapy: a library. */
export function LeafletsPage() {
  return useMay()('leaflets.read') ? <Library /> : <NoPermission />;
}

function Library() {
  const leaflets = useQuery(leafletsQuery);
  const { topic } = route.useSearch() as { topic?: unknown };
  if (!leaflets.data) return <PendingPage query={leaflets} title="Leaflets" />;
  const { items, versions, builtIn } = leaflets.data;
  const shown = items.find((l) => l.topic === topic) ?? items[0];
  if (!shown) return null;
  const seed = builtIn.find((l) => l.topic === shown.topic);
  const published = versions.filter((l) => l.topic === shown.topic);
  return (
    <>
      <PageHeader title="Leaflets" sentence="What group therapy is, what people think of it, and what stays in the room: to read, to print, and to give to clients and those around them." />
      <div className={`columns ${s.room}`}>
        <nav aria-label="Leaflets">
          <Card flush>
            <div className={s.topics}>
              {items.map((l) => (
                <Link key={l.topic} to="/leaflets" search={{ topic: l.topic } as never} replace resetScroll={false} className={s.topic} aria-current={l.topic === shown.topic ? 'page' : undefined}>
                  <b>{l.title}</b>
                  <small>
                    {topicWords[l.topic]}
                    {l.id && ' · in your words'}
                  </small>
                </Link>
              ))}
            </div>
          </Card>
        </nav>
        <div className="columns">
          <LeafletCard key={shown.topic} leaflet={shown} builtIn={seed} />
          {published.length > 0 && seed && (
            <div data-noprint>
              <WordingsCard current={shown} published={published} builtIn={seed} />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
