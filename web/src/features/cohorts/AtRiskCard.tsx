import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { Pending } from '@/components/States';
import { warningsOfQuery } from '@/components/warnings/warningQueries';
import { atRiskWords } from '@/components/warnings/warningWords';
import s from './CompositionCard.module.css';

/** How many are at risk. This page may lie open before the group: who it is, and why,
    stands on the page by week. */
export function AtRiskCard({ cohortId }: { cohortId: string }) {
  const found = useQuery(warningsOfQuery(cohortId));
  return (
    <Card title="By week">
      {found.data ? (
        <div className={s.closed}>
          <p className="quiet">{atRiskWords(found.data.items)} Attendance, homework and scores of each member stand side by side.</p>
          <ButtonLink to="/cohorts/$cohortId/weeks" params={{ cohortId }}>
            Look by week
          </ButtonLink>
        </div>
      ) : (
        <Pending query={found} rows={1} />
      )}
    </Card>
  );
}
