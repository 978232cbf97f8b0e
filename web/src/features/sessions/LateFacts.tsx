import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ButtonLink';
import { ProblemNote } from '@/components/ProblemNote';
import { count } from '@/format/words';
import type { Session } from './sessionQueries';
import { liveQuery } from './useLive';
import s from './SessionPage.module.css';

/** What was noted without a network and came in after closing, until it is decided. */
export function LateFacts({ session }: { session: Session }) {
  const hour = useQuery(liveQuery(session.id));
  const open = (hour.data?.places ?? []).filter((p) => p.unlanded.length > 0);
  if (open.length === 0) return null;
  return (
    <div className={s.note}>
      <ProblemNote tone="soon">
        {count(open.length, 'mark')} came in from a tablet after this session was {session.status}. Correct the attendance, or leave it as it is.{' '}
        <ButtonLink to="/sessions/$sessionId/live" params={{ sessionId: session.id }}>
          Look at the live hour
        </ButtonLink>
      </ProblemNote>
    </div>
  );
}
