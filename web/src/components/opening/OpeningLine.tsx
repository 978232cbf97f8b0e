import { useQuery } from '@tanstack/react-query';
import { openingQuery } from './openingQueries';

/** When a planned cohort opens, in one quiet line; nothing where too little is
    known to say. */
export function OpeningLine({ cohortId }: { cohortId: string }) {
  const { data } = useQuery(openingQuery(cohortId));
  if (!data || data.quiet) return null;
  return <p className="quiet">{data.says}</p>;
}
