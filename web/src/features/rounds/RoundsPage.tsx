import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { instrumentsQuery } from '@/components/assessments/assessmentQueries';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { Empty, Pending } from '@/components/States';
import { dayIn } from '@/format/dates';
import { DueCard } from './DueCard';
import type { DueGroup } from './dueWords';
import { GiveRoundDialog } from './GiveRoundDialog';
import { RoundCard } from './RoundCard';
import { sessionQuery, useRounds, type Session } from './roundQueries';
import { handsOut } from './roundWords';

const route = getRouteApi('/desk/sessions/$sessionId/rounds');

/** Questionnaires for everybody in the room: who has answered, what came of it, and
    what one does about it. */
export function RoundsPage() {
  const session = useQuery(sessionQuery(route.useParams().sessionId));
  if (!session.data) return <PendingPage query={session} title="Questionnaires" />;
  return <Rounds session={session.data} />;
}

function Rounds({ session }: { session: Session }) {
  const rounds = useRounds(session.id);
  const instruments = useQuery(instrumentsQuery);
  const may = useMay(session);
  const [giving, setGiving] = useState<DueGroup | 'any'>();
  const gives = may('rounds.give') && handsOut(session);
  const give = (
    <Button variant="filled" onClick={() => setGiving('any')}>
      Give a questionnaire
    </Button>
  );
  const some = (rounds.data?.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        over={
          <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
            {session.theme || `Session ${session.number}`}, {dayIn(session.startsAt, session.timeZone)}
          </Link>
        }
        title="Questionnaires"
        sentence={`Everybody in the room answers on their own phone with a code, on the tablet that is passed round, or on paper.${may('rounds.give') && !gives && session.status !== 'cancelled' ? ' It is given from an hour before the session until half a day after.' : ''}`}
        actions={gives && some && give}
      />
      {!rounds.data && <Pending query={rounds} rows={4} />}
      {rounds.data && instruments.data && (
        <div className="columns">
          <DueCard sessionId={session.id} rounds={rounds.data} instruments={instruments.data} onGive={gives ? setGiving : undefined} />
          {rounds.data.map((round) => (
            <RoundCard key={round.id} session={session} round={round} instruments={instruments.data} may={may} />
          ))}
        </div>
      )}
      {rounds.data?.length === 0 && (
        <Empty title="Nothing was given in this session" action={gives && give}>
          Scores are worth the minutes where they are looked at together. A short one at every fourth session is answered; a long one every week is what people stop coming to.
        </Empty>
      )}
      {giving && instruments.data && <GiveRoundDialog session={session} instruments={instruments.data} due={giving === 'any' ? undefined : giving} onClose={() => setGiving(undefined)} />}
    </>
  );
}
