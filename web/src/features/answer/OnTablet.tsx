import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemNote } from '@/components/ProblemNote';
import { nextOnTablet, type TabletQuestions } from './answerQueries';
import { Forms } from './Forms';
import { Sheet } from './Sheet';
import { Thanks } from './Thanks';
import { unread } from './unsent';
import s from '@/components/asking/Asking.module.css';

type Step = 'waiting' | 'turn' | 'questions' | 'thanks' | 'back';

/** The tablet that is passed round: it is for one member at a time, whom it names
    before anything is asked, and signed in to nothing. */
export function OnTablet({ pass, onQuestions, onBack }: { pass: string; onQuestions: (found: TabletQuestions) => void; onBack: () => void }) {
  const [turn, setTurn] = useState<TabletQuestions>();
  const [step, setStep] = useState<Step>('waiting');
  const [problem, setProblem] = useState('');
  const [risk, setRisk] = useState(false);

  async function next(after?: string) {
    setProblem('');
    setStep('waiting');
    try {
      const found = await nextOnTablet(pass, after);
      setTurn(found);
      onQuestions(found);
      setRisk(false);
      setStep(found.seatId ? 'turn' : 'back');
    } catch (thrown) {
      setProblem(unread(thrown));
      setStep('back');
    }
  }
  const [start] = useState(() => () => void next());
  useEffect(() => {
    start();
  }, [start]);

  const back = (
    <Button variant="subtle" size="lg" onClick={onBack}>
      It is back with the leader: sign in
    </Button>
  );
  if (step === 'questions' && turn?.seatId) {
    return (
      <Forms
        key={turn.seatId}
        practice={turn.practiceName}
        shown={{ pass, seatId: turn.seatId }}
        forms={turn.forms}
        onRisk={() => setRisk(true)}
        onDone={() => setStep('thanks')}
      />
    );
  }
  if (step === 'thanks') {
    return (
      <Sheet title="Thank you" practice={turn?.practiceName}>
        <Thanks risk={risk}>Please hand the tablet back, or to the next one.</Thanks>
        <div className={s.next}>
          <Button variant="filled" size="lg" onClick={() => void next(turn?.seatId)}>
            {risk ? 'I have read this: next person' : 'Next person'}
          </Button>
        </div>
      </Sheet>
    );
  }
  if (step === 'turn' && turn) {
    return (
      <Sheet title={`For ${turn.name ?? 'the next member'}`} practice={turn.practiceName}>
        <p className={s.lead}>Are you {turn.name}? A few questions follow. Only the leaders of your group see what you answer.</p>
        <div className={s.next}>
          <Button variant="filled" size="lg" onClick={() => setStep('questions')}>
            I am {turn.name}: begin
          </Button>
          {turn.waiting > 1 && (
            <Button size="lg" onClick={() => void next(turn.seatId)}>
              Somebody else
            </Button>
          )}
        </div>
        <div className={s.foot}>{back}</div>
      </Sheet>
    );
  }
  return (
    <Sheet title={step === 'waiting' || problem ? 'One moment' : 'Please hand the tablet back'} practice={turn?.practiceName}>
      <ProblemNote>{problem}</ProblemNote>
      {step === 'back' && !problem && <p className={s.lead}>Everybody has answered. Thank you.</p>}
      {step === 'back' && problem && (
        <div className={s.next}>
          <Button variant="filled" size="lg" onClick={() => void next(turn?.seatId)}>
            Try again
          </Button>
        </div>
      )}
      <div className={s.foot}>{back}</div>
    </Sheet>
  );
}
