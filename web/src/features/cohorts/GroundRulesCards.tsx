import { useState } from 'react';
import { BreachDialog, BreachesCard } from './BreachesCard';
import type { Cohort } from './cohortQueries';
import { RulesCard } from './RulesCard';

/** What the group agreed on, and what was broken of it. */
export function GroundRulesCards({ cohort, today, may }: { cohort: Cohort; today: string; may: (action: string) => boolean }) {
  const [telling, setTelling] = useState(false);
  const goesOn = cohort.status === 'planned' || cohort.status === 'running';
  return (
    <>
      {goesOn && may('agreements.read') && <RulesCard cohortId={cohort.id} may={may} onBreach={() => setTelling(true)} />}
      {may('breaches.read') && <BreachesCard cohortId={cohort.id} may={may} />}
      {telling && <BreachDialog cohort={cohort} today={today} onClose={() => setTelling(false)} />}
    </>
  );
}
