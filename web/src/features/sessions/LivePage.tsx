import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { ButtonLink } from '@/components/ButtonLink';
import { NamesHidden } from '@/components/NamesHidden';
import { PendingPage } from '@/components/PendingPage';
import { ProblemNote } from '@/components/ProblemNote';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { dayIn, timeIn } from '@/format/dates';
import { stepWords } from '@/format/words';
import { useNow } from './clock';
import { LiveConnection } from './LiveConnection';
import { LiveDecide } from './LiveDecide';
import { LiveLookBack } from './LiveLookBack';
import { LiveMember } from './LiveMember';
import { LiveNotes } from './LiveNotes';
import { LiveNow } from './LiveNow';
import { LiveRing, type Mode } from './LiveRing';
import { LiveTechniques } from './LiveTechniques';
import { sessionQuery, type Session } from './sessionQueries';
import { useLive } from './useLive';
import s from './Live.module.css';

const route = getRouteApi('/desk/sessions/$sessionId/live');

/** The live hour, on a tablet with one hand. */
export function LivePage() {
  const session = useQuery(sessionQuery(route.useParams().sessionId));
  if (!session.data) return <PendingPage query={session} title="Live hour" />;
  return <LiveHour key={session.data.id} session={session.data} />;
}

function LiveHour({ session }: { session: Session }) {
  const live = useLive(session.id);
  const [mode, setMode] = useState<Mode>('mark');
  const [member, setMember] = useState<string | null>(null);
  const may = useMay(session);
  useNow(5_000);
  const now = live.now();
  if (!live.hour.data) return <PendingPage query={live.hour} title="Live hour" />;
  const props = { session, live };
  const status = live.hour.data.status;
  return (
    <div className={s.live}>
      <UnsavedGuard when={live.state.phase === 'refused'} what="Part of the hour" />
      <header className={s.head}>
        <ButtonLink to="/sessions/$sessionId" params={{ sessionId: session.id }} className={s.back} aria-label="Back to the session">
          ‹
        </ButtonLink>
        <div className={s.what}>
          <h1>{session.theme || `Session ${session.number}`}</h1>
          <p>
            {session.cohortName}, {stepWords(session.number, session.week?.number)} of {session.of} · {dayIn(session.startsAt, session.timeZone)}{' '}
            {timeIn(now, session.timeZone)}
          </p>
        </div>
        <LiveConnection live={live} />
        {status !== 'cancelled' && may('rounds.read') && (
          <ButtonLink to="/sessions/$sessionId/rounds" params={{ sessionId: session.id }} className={s.show}>
            Questionnaires
          </ButtonLink>
        )}
        <a className={s.show} href={`/sessions/${session.id}/room`} target="_blank" rel="noopener">
          Show the room
        </a>
      </header>
      <NamesHidden />
      <div className={s.desk}>
        <section className={s.left} aria-label="Members">
          <LiveRing {...props} mode={mode} setMode={setMode} member={member} setMember={setMember} now={now} />
        </section>
        <div className={s.right}>
          {status !== 'scheduled' && (
            <ProblemNote tone="soon">
              This session is {status}. What is noted now is kept; attendance is corrected at the session.
            </ProblemNote>
          )}
          <LiveDecide {...props} />
          <LiveNow {...props} now={now} />
          {mode === 'goal' && member && <LiveMember key={member} {...props} clientId={member} />}
          <LiveLookBack {...props} />
          <LiveNotes {...props} />
          <LiveTechniques live={live} />
        </div>
      </div>
    </div>
  );
}
