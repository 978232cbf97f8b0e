import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { questionsFor, type Questions } from './answerQueries';
import { CodeForm } from './CodeForm';
import { Forms } from './Forms';
import { codeKept, forgetTapped, keepCode } from './kept';
import { Sheet } from './Sheet';
import { Thanks } from './Thanks';
import { unread } from './unsent';
import s from '@/components/asking/Asking.module.css';

/** A member's own phone: the code, the questions, and thanks. */
export function OnPhone({ first: given, onQuestions }: { first: string; onQuestions: (found: Questions) => void }) {
  const [first] = useState(() => given || codeKept());
  const [code, setCode] = useState(first);
  const [questions, setQuestions] = useState<Questions>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(first !== '');
  const [risk, setRisk] = useState(false);
  const [done, setDone] = useState<'now' | 'before'>();

  async function open(typed: string) {
    setBusy(true);
    setProblem('');
    try {
      const found = await questionsFor(typed);
      setCode(typed);
      setQuestions(found);
      onQuestions(found);
      if (found.forms.every((f) => f.answered)) finish('before');
      else keepCode(typed);
    } catch (thrown) {
      setProblem(unread(thrown));
    } finally {
      setBusy(false);
    }
  }
  function finish(when: 'now' | 'before') {
    forgetTapped();
    setDone(when);
  }
  /** Whoever holds the phone now has another code. What was tapped under this one
      is there again for who types it again, until another is taken. */
  function another() {
    setQuestions(undefined);
    setCode('');
    setDone(undefined);
    setRisk(false);
  }
  const other = (
    <div className={s.foot}>
      <Button variant="subtle" size="lg" onClick={another}>
        I have another code
      </Button>
    </div>
  );
  const [start] = useState(() => () => first && void open(first));
  useEffect(() => {
    start();
  }, [start]);

  if (done) {
    return (
      <Sheet title="Thank you" practice={questions?.practiceName}>
        <Thanks risk={risk}>
          {done === 'now' ? 'You have answered everything. You can close this page.' : 'Everything under this code was answered before. If that was not you, tell the leader of your group: you get a code of your own.'}
        </Thanks>
        {done === 'before' && other}
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
      onDone={() => finish('now')}
    >
      {other}
    </Forms>
  );
}
