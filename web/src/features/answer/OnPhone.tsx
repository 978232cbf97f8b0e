import { useEffect, useState } from 'react';
import { asProblem } from '@/api/problem';
import { questionsFor, type Questions } from './answerQueries';
import { CodeForm } from './CodeForm';
import { Forms } from './Forms';
import { Sheet } from './Sheet';
import { Thanks } from './Thanks';

/** A member's own phone: the code, the questions, and thanks. */
export function OnPhone({ first, onQuestions }: { first: string; onQuestions: (found: Questions) => void }) {
  const [code, setCode] = useState(first);
  const [questions, setQuestions] = useState<Questions>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(first !== '');
  const [risk, setRisk] = useState(false);
  const [done, setDone] = useState(false);

  async function open(typed: string) {
    setBusy(true);
    setProblem('');
    try {
      const found = await questionsFor(typed);
      setCode(typed);
      setQuestions(found);
      onQuestions(found);
      setDone(found.forms.every((f) => f.answered));
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  }
  const [start] = useState(() => () => first && void open(first));
  useEffect(() => {
    start();
  }, [start]);

  if (done) {
    return (
      <Sheet title="Thank you" practice={questions?.practiceName}>
        <Thanks risk={risk}>You have answered everything. You can close this page.</Thanks>
      </Sheet>
    );
  }
  if (!questions) {
    return (
      <Sheet title="Your code">
        <CodeForm initial={code} submit="Go on" busy={busy} problem={problem} onCode={(typed) => void open(typed)}>
          The leader of your group has a code for you. It opens a few questions; only the leaders of your group see what you answer.
        </CodeForm>
      </Sheet>
    );
  }
  return (
    <Forms
      practice={questions.practiceName}
      shown={{ code }}
      forms={questions.forms}
      onNewCode={setCode}
      onRisk={() => setRisk(true)}
      onDone={() => setDone(true)}
    />
  );
}
