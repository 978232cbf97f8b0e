import { Button } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { asProblem, type ApiProblem } from '@/api/problem';
import { blank, unanswered } from '@/components/assessments/answers';
import { ProblemNote } from '@/components/ProblemNote';
import { count } from '@/format/words';
import { needsNewCode, sendAnswers, type AskedForm, type Shown } from './answerQueries';
import { AskedQuestions } from '@/components/asking/AskedQuestions';
import { CodeForm } from './CodeForm';
import { Crisis } from './Crisis';
import { keepTapped, tappedOf, type Tapped } from './kept';
import { Sheet } from './Sheet';
import { unsent } from './unsent';
import s from '@/components/asking/Asking.module.css';

type Props = {
  practice: string;
  shown: Shown;
  forms: AskedForm[];
  /** With a code of one's own: a new one can be typed while answers wait. */
  onNewCode?: (code: string) => void;
  onRisk: () => void;
  onDone: () => void;
  /** What else one can do here, below everything. */
  children?: ReactNode;
};

/** The questionnaires one after the other. Nothing that was tapped is lost when it
    cannot be sent. */
export function Forms({ practice, shown, forms, onNewCode, onRisk, onDone, children }: Props) {
  const [left, setLeft] = useState(() => forms.filter((f) => !f.answered));
  const form = left[0];
  if (!form) return null;
  return (
    <OneForm
      key={form.code}
      practice={practice}
      shown={shown}
      form={form}
      of={{ number: forms.length - left.length + 1, all: forms.length }}
      onNewCode={onNewCode}
      onSent={(risk) => {
        if (risk) onRisk();
        window.scrollTo(0, 0);
        if (left.length === 1) onDone();
        else setLeft(left.slice(1));
      }}
    >
      {children}
    </OneForm>
  );
}

type OneProps = Omit<Props, 'forms' | 'onRisk' | 'onDone'> & { form: AskedForm; of: { number: number; all: number }; onSent: (risk: boolean) => void };

function OneForm({ practice, shown, form, of, onNewCode, onSent, children }: OneProps) {
  const code = 'code' in shown ? shown.code : '';
  const [{ answers, notApplicable }, setTapped] = useState<Tapped>(() => (code ? tappedOf(code, form) : { answers: blank(form.items), notApplicable: [] }));
  const questions = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const missing = unanswered(form.items, answers, form.skips, notApplicable);
  const none = answers.every((a) => a === null);

  function tap(next: Partial<Tapped>) {
    const tapped = { answers, notApplicable, ...next };
    setTapped(tapped);
    if (code) keepTapped(code, form.code, tapped); // not on the tablet, which goes on to somebody else
  }

  /** Brings the first question into view that has no answer, ready to be answered. */
  function toMissing() {
    const question = questions.current?.querySelector(`[data-question="${missing[0]}"]`);
    question?.scrollIntoView({ block: 'center' });
    question?.querySelector('input')?.focus({ preventScroll: true });
  }

  async function send(by = shown) {
    if (none || (missing.length > 0 && !asked)) return setAsked(true);
    setBusy(true);
    setProblem(undefined);
    try {
      const { risk } = await sendAnswers(by, form.code, answers, notApplicable);
      onSent(risk);
    } catch (thrown) {
      const refused = asProblem(thrown);
      if (refused.code === 'answered_before') return onSent(false); // what was sent first stands
      setProblem(refused);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Sheet title={form.title} practice={practice} over={of.all > 1 ? `${of.number} of ${of.all}` : undefined} lang={form.language}>
      {form.unvalidated && <p className={s.small}>Our own questions, to talk about: nothing has been published about them.</p>}
      <p className={s.instructions}>{form.instructions}</p>
      <div ref={questions}>
        <AskedQuestions
          items={form.items}
          answers={answers}
          missing={asked && !none ? missing : []}
          onChange={(next) => tap({ answers: next })}
          notApplicable={notApplicable}
          onApplies={(number, applies) =>
            tap(
              applies
                ? { notApplicable: notApplicable.filter((n) => n !== number) }
                : { notApplicable: [...notApplicable, number], answers: answers.map((a, i) => (form.items[i]?.number === number ? null : a)) },
            )
          }
        />
      </div>
      {problem && needsNewCode(problem) && onNewCode ? (
        <div className={s.again}>
          <CodeForm
            initial=""
            submit="Send with this code"
            busy={busy}
            problem={problem.message}
            onCode={(code) => {
              onNewCode(code);
              void send({ code });
            }}
          />
        </div>
      ) : (
        <div className={s.send}>
          <ProblemNote>{problem && unsent(problem)}</ProblemNote>
          {asked && none && <p role="status">Nothing is answered yet. Tap an answer under each question.</p>}
          {asked && missing.length > 0 && !none && (
            <p role="status">
              {count(missing.length, 'question')} {missing.length === 1 ? 'has' : 'have'} no answer. You may leave {missing.length === 1 ? 'it' : 'them'} out.
            </p>
          )}
          {asked && missing.length > 0 && (
            <Button size="lg" fullWidth onClick={toMissing}>
              {missing.length === 1 ? 'Show me which' : 'Show me the first'}
            </Button>
          )}
          <Button variant="filled" size="lg" fullWidth loading={busy} onClick={() => void send()}>
            {asked && missing.length > 0 && !none ? 'Send it like this' : 'Send my answers'}
          </Button>
        </div>
      )}
      <Crisis />
      <p className={s.small}>
        {form.attribution} {form.license.terms} {form.notices.join(' ')}
      </p>
      {children}
    </Sheet>
  );
}
