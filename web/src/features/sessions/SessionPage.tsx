import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '@/api/me';
import { AttachmentsCard } from '@/components/attachments/AttachmentsCard';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { ProblemNote } from '@/components/ProblemNote';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { dayIn, timeIn, zoneNote } from '@/format/dates';
import { shortTheme, stepWords, within } from '@/format/words';
import { AgendaCard } from './AgendaCard';
import { BriefingCard } from './BriefingCard';
import { ClosedCard } from './ClosedCard';
import { useNow } from './clock';
import { CoverNote } from './CoverNote';
import { GiveHomework } from './GiveHomework';
import { LateFacts } from './LateFacts';
import { listed } from './names';
import { PlanCard } from './PlanCard';
import { PrintedHandout } from './PrintedHandout';
import { PrintedPlan } from './PrintedPlan';
import { Returns } from './ReturnsCard';
import { RollCallCard } from './RollCallCard';
import { SessionActions } from './SessionActions';
import { sessionQuery, type Session } from './sessionQueries';
import { useRollCall } from './useRollCall';
import s from './SessionPage.module.css';

const route = getRouteApi('/desk/sessions/$sessionId');

/** The session desk: roll call, agenda, homework, close. */
export function SessionPage() {
  const session = useQuery(sessionQuery(route.useParams().sessionId));
  if (!session.data) return <PendingPage query={session} title="Session" />;
  return <SessionDesk key={session.data.id} session={session.data} />;
}

function SessionDesk({ session }: { session: Session }) {
  const may = useMay(session);
  const now = useNow();
  const roll = useRollCall(session, now);
  const works = may('homework.read');
  const earlier = session.earlierHomework;
  const closed = session.status === 'closed';
  const cancelled = session.status === 'cancelled';
  return (
    <>
      <UnsavedGuard when={roll.state.phase === 'refused' || roll.state.phase === 'retrying'} what="Part of the roll call" />
      <PageHeader
        over={<Whereabouts session={session} />}
        title={session.theme || `Session ${session.number}`}
        tab={`Session ${session.number}`}
        sentence={<Goal session={session} />}
        actions={<SessionActions session={session} roll={roll} now={now} may={may} />}
      />
      {cancelled && (
        <div className={s.note}>
          <ProblemNote tone="soon">This session was cancelled. {session.cancelReason}</ProblemNote>
        </div>
      )}
      {session.status !== 'scheduled' && may('live_hour.read') && <LateFacts session={session} />}
      {session.notice && (
        <div className={s.note}>
          <ProblemNote tone="underway">{session.notice}</ProblemNote>
        </div>
      )}
      <CoverNote session={session} mayEnd={session.coverUntil !== undefined || may('covers.end')} />
      <div className={`columns ${s.desk}`} data-noprint>
        <div className="columns">
          {!cancelled && <RollCallCard session={session} roll={roll} mayMark={may('attendance.take')} />}
          {works && earlier.length > 0 && !cancelled && <EarlierHomework session={session} mayRecord={may('homework.record_return')} />}
          {(closed || cancelled) && <AgendaCard session={session} now={now} />}
        </div>
        <div className="columns">
          {session.coverUntil && !closed && !cancelled && <BriefingCard session={session} />}
          {closed && <ClosedCard session={session} mayMark={may('attendance.take')} mayCorrectLed={may('sessions.correct_led')} />}
          {!closed && !cancelled && <AgendaCard session={session} now={now} />}
          {works && !cancelled && (
            <GiveHomework session={session} mayGive={may('homework.assign')} mayRecord={may('homework.record_return')} />
          )}
          <PlanCard session={session} />
          {may('session_attachments.read') && (
            <AttachmentsCard
              of={{ kind: 'sessions', id: session.id }}
              day={session.date}
              readers={[]}
              mayAdd={may('session_attachments.add')}
              mayMark={may('session_attachments.void')}
              nothing="Nothing of this session was attached: a photo of the board, a sheet."
            />
          )}
        </div>
      </div>
      <PrintedPlan session={session} />
      {works && <PrintedHandout session={session} />}
    </>
  );
}

/** What members bring back: the newest in full, the older ones a line each. */
function EarlierHomework({ session, mayRecord }: { session: Session; mayRecord: boolean }) {
  const [newest, ...older] = session.earlierHomework.toReversed();
  return (
    <Card flush>
      {newest && <Returns session={session} homework={newest} mayRecord={mayRecord} title={`Homework to bring back: ${newest.title}`} />}
      {older.map((h) => (
        <Returns key={h.id} folded session={session} homework={h} mayRecord={mayRecord} title={h.title} />
      ))}
    </Card>
  );
}

function Whereabouts({ session }: { session: Session }) {
  const zone = session.timeZone;
  const note = zoneNote(session.startsAt, zone);
  return (
    <>
      {session.coverUntil ? (
        session.cohortName // the cohort itself is not open to a substitute
      ) : (
        <Link to="/cohorts/$cohortId" params={{ cohortId: session.cohortId }}>
          {session.cohortName}
        </Link>
      )}
      , {stepWords(session.number, session.week?.number)} of {session.of} · {dayIn(session.startsAt, zone)},{' '}
      {timeIn(session.startsAt, zone)}–{timeIn(session.endsAt, zone)}
      {note && ` ${note}`}
      {session.place && ` · ${session.place}`}
    </>
  );
}

function Goal({ session }: { session: Session }) {
  const week = session.week;
  if (!week) return null;
  const builds = week.buildsOnThemes.map((b) => `${within(shortTheme(b.theme))} (week ${b.number})`);
  return (
    <>
      {week.goal && `Goal: ${within(week.goal)}${/[.!?]$/.test(week.goal) ? '' : '.'}`}
      {builds.length > 0 && ` Builds on ${listed(builds)}.`}
    </>
  );
}
