import { BreachesCard } from './BreachesCard';
import type { Cohort } from './cohortQueries';
import { RulesCard } from './RulesCard';

/** What the group agreed on, and what was broken of it. */
export function GroundRulesCards({ cohort, may }: { cohort: Cohort; may: (action: string) => boolean }) {
  const goesOn = cohort.status === 'planned' || cohort.status === 'running';
  return (
    <>
      {goesOn && may('agreements.read') && <RulesCard cohortId={cohort.id} may={may} />}
      {may('breaches.read') && <BreachesCard cohortId={cohort.id} may={may} />}
    </>
  );
}
