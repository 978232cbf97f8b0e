import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/me';
import { LeafletText } from './LeafletText';
import type { Leaflet } from './leafletQueries';
import s from './Leaflets.module.css';

/** Leaflets on paper, each on its own sheet, under the practice's letterhead. They say
    nothing of who takes them. */
export function LeafletSheet({ leaflets }: { leaflets: Leaflet[] }) {
  const practice = useQuery(meQuery).data?.practice;
  return leaflets.map((l) => (
    <article key={l.topic} className={s.sheet}>
      <p className={s.head}>
        <b>{practice?.name}</b>
        {practice && practice.letterhead.length > 0 && ` · ${practice.letterhead.join(' · ')}`}
      </p>
      <h1>{l.title}</h1>
      <LeafletText text={l.text} level={2} />
    </article>
  ));
}
