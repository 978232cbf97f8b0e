import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { done, failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { AdoptionDialog } from './AdoptionDialog';
import { adoptionQuery, useAdopt } from './adoptionQueries';
import type { Cohort } from './cohortQueries';
import s from './Adoption.module.css';

/** That there is a newer version than the group follows, or that it went over to
    one and can go back. */
export function AdoptionNote({ cohort }: { cohort: Cohort }) {
  const { data: last } = useQuery(adoptionQuery(cohort.id));
  const { undo } = useAdopt(cohort.id);
  const [asking, setAsking] = useState(false);
  if (!last) return null;
  const newer = (last.newestVersion ?? 0) > (last.curriculumVersion ?? 0);
  const back = last.undoable && last.id;
  return (
    <>
      {newer && (
        <div className={s.note} data-noprint>
          <ProblemNote tone="underway">
            Version {last.newestVersion} of this curriculum is published; the group follows version {last.curriculumVersion}.{' '}
            <Button size="compact-sm" onClick={() => setAsking(true)}>
              See what changes…
            </Button>
          </ProblemNote>
        </div>
      )}
      {!newer && back && (
        <div className={s.note} data-noprint>
          <ProblemNote tone="underway">
            Version {last.curriculumVersion} from session {last.fromSession} on; before that version {last.oldVersion}. It can be taken back until a roll is called.{' '}
            <Button size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate(back, { onSuccess: () => done(`Back to version ${last.oldVersion}`), onError: (thrown) => failed(thrown, 'It was not taken back') })}>
              Take back
            </Button>
          </ProblemNote>
        </div>
      )}
      {asking && <AdoptionDialog cohort={cohort} newest={last.newestVersion ?? 0} themes={last.newestThemes} onClose={() => setAsking(false)} />}
    </>
  );
}
