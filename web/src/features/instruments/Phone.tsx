import { useMutation } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { AskedQuestions } from '@/components/asking/AskedQuestions';
import a from '@/components/asking/Asking.module.css';
import { faultWords, itemsOf, riskKinds } from './instrumentForm';
import { tryForm, type OwnForm, type TriedForm } from './instrumentQueries';
import s from './Instruments.module.css';

/** A form as a client has it on a phone, to be tried. What is tapped is nobody's and is
    kept nowhere. */
export function Phone({ form, scored }: { form: OwnForm; /** The score may be tried: for who keeps the forms. */ scored?: boolean }) {
  const items = itemsOf(form);
  const [tapped, setTapped] = useState<Array<number | null>>([]);
  const answers = items.map((_, i) => tapped[i] ?? null);
  const tries = useMutation({ mutationFn: () => tryForm(form, answers) });
  const problem = tries.error && asProblem(tries.error);
  return (
    <section className={s.phone} aria-label="As a client sees it">
      <div className={s.screen} lang={form.language || undefined} tabIndex={0} role="region" aria-label="The screen of a phone">
        <h3>{form.title || 'The title'}</h3>
        <p className={a.small}>Our own questions, to talk about: nothing has been published about them.</p>
        {form.instructions && <p className={a.instructions}>{form.instructions}</p>}
        <AskedQuestions
          items={items}
          answers={answers}
          missing={[]}
          calm
          onChange={(next) => {
            setTapped(next);
            tries.reset();
          }}
          notApplicable={[]}
          onApplies={() => {}}
        />
        <p className={a.small}>
          {form.source} {form.terms}
        </p>
      </div>
      {scored && (
        <div className={s.tried}>
          <Button disabled={answers.every((v) => v === null)} loading={tries.isPending} onClick={() => tries.mutate()}>
            Try its score
          </Button>
          <div role="status">{tries.data?.score && <Score score={tries.data.score} />}</div>
          {problem && <p role="alert">{problem.errors.length > 0 ? problem.errors.map(faultWords).join(' ') : problem.message}</p>}
        </div>
      )}
    </section>
  );
}

function Score({ score }: { score: NonNullable<TriedForm['score']> }) {
  return (
    <>
      <p>
        {score.total === null ? (
          `No score: ${score.missing === 1 ? 'one question' : `${score.missing} questions`} that count${score.missing === 1 ? 's' : ''} ${score.missing === 1 ? 'has' : 'have'} no answer.`
        ) : (
          <>
            <b>
              {score.total} of {score.max}
            </b>
            {score.bandLabel && `, ${score.bandLabel}`}, not validated
          </>
        )}
      </p>
      {score.raised.map((r) => (
        <p key={`${r.riskKind}${r.item}`} className="tinted" data-tone="late">
          Raises a flag at once: question {r.item}, {riskKinds[r.riskKind].toLowerCase()}. {r.why}
        </p>
      ))}
    </>
  );
}
