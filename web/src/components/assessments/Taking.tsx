import { Button, Select } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { DateInput } from '@/components/DateInput';
import { ProblemNote } from '@/components/ProblemNote';
import { useDraft } from '@/drafts/useDraft';
import { localDate, ownZone } from '@/format/dates';
import { answersFrom, answersText, choices, itemsBy, unanswered } from './answers';
import { useTakeAssessment, type Assessment, type AssessmentBody, type Instrument } from './assessmentQueries';
import { InstrumentForm } from './InstrumentForm';
import s from './Taking.module.css';

type Props = {
  clientId: string;
  form: Instrument;
  /** The field that chooses the questionnaire. */
  choose: ReactNode;
  onScored: (taken: Assessment) => void;
  onClose: () => void;
};

const sexes = [{ value: 'female' as const, label: 'Female' }, { value: 'male' as const, label: 'Male' }];

/** One questionnaire being filled in. Answers are kept on this device until the
    server has them, so closing the dialog or an expired login loses none. */
export function Taking({ clientId, form, choose, onScored, onClose }: Props) {
  const [convention, setConvention] = useState<string | undefined>(form.conventions?.[0]?.code);
  const [notApplicable, setNotApplicable] = useState<number[]>([]);
  const items = itemsBy(form, convention);
  const draft = useDraft(`assessment-${clientId}-${form.code}${form.own ? `-${form.version}` : ''}`, '');
  const answers = answersFrom(draft.text, items);
  const [takenOn, setTakenOn] = useState(() => localDate(new Date(), ownZone()));
  const [scoringSex, setScoringSex] = useState<AssessmentBody['scoringSex'] | null>(null);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const take = useTakeAssessment(clientId);
  const missing = unanswered(items, answers, form.skips, notApplicable);
  const asked = items.filter((i) => !i.unscored && !notApplicable.includes(i.number)).length;
  const bySex = form.bands?.some((b) => b.sex) || form.cutOffs?.some((c) => c.sex);
  const values = items[0] ? choices(items[0]).map((c) => c.value) : [];

  function submit(e: FormEvent) {
    e.preventDefault();
    setWrong({});
    setProblem('');
    take.mutate(
      { instrument: form.code, formVersion: form.version, answers, takenOn, scoringSex: scoringSex ?? undefined, convention, notApplicable },
      {
        onSuccess: (taken) => {
          draft.settled();
          onScored(taken);
        },
        onError: (thrown) => {
          const refused = asProblem(thrown);
          const known = Object.fromEntries(refused.errors.map((f) => [f.field, f.message]));
          setWrong(known);
          const rest = refused.errors.filter((f) => !['takenOn', 'scoringSex', 'convention'].includes(f.field));
          setProblem(rest.length > 0 ? rest.map((f) => questionWords(f.field, f.message)).join(' ') : refused.errors.length > 0 ? '' : refused.message);
        },
      },
    );
  }

  return (
    <form noValidate onSubmit={submit}>
      <div className={s.head}>
        {choose}
        <DateInput label="Taken on" value={takenOn} onChange={setTakenOn} error={wrong.takenOn} />
        {(form.conventions?.length ?? 0) > 1 && (
          <Select
            label="Counted"
            description="Scores counted differently cannot be compared"
            allowDeselect={false}
            data={form.conventions?.map((c) => ({ value: c.code, label: c.label }))}
            value={convention ?? null}
            onChange={(next) => {
              setConvention(next ?? undefined);
              draft.setText('');
            }}
            error={wrong.convention}
          />
        )}
        {bySex && (
          <Select
            label="Cut-offs for"
            description="They differ by sex; left out, no band is named"
            clearable
            data={sexes}
            value={scoringSex}
            onChange={setScoringSex}
            error={wrong.scoringSex}
          />
        )}
      </div>
      <p className={s.instructions}>
        {form.scoreOnly ? 'Its wording may not be shown here: ask from the practice’s own form and enter the answers.' : form.instructions}
      </p>
      {values.length > 0 && values.length <= 10 && (
        <p className={s.hint}>
          Press {values[0]}–{values.at(-1)} to answer and go on. Backspace takes an answer back.
        </p>
      )}
      <InstrumentForm
        items={items}
        answers={answers}
        onChange={(next) => draft.setText(answersText(next))}
        notApplicable={notApplicable}
        onApplies={(number, applies) => {
          setNotApplicable(applies ? notApplicable.filter((n) => n !== number) : [...notApplicable, number]);
          if (!applies) draft.setText(answersText(answers.map((a, i) => (items[i]?.number === number ? null : a))));
        }}
      />
      <p className={s.terms}>
        {form.attribution} {form.license.terms} {form.notices?.join(' ')}
      </p>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className={s.foot}>
        <span className={s.progress} role="status">
          {missing.length === 0 ? 'Every question is answered' : `${asked - missing.length} of ${asked} answered`}
          {draft.restored && missing.length > 0 && ', brought back from before'}
        </span>
        {draft.text !== '' && (
          <Button variant="subtle" onClick={draft.discard}>
            Clear
          </Button>
        )}
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" variant="filled" loading={take.isPending} disabled={answers.every((a) => a === null)}>
          Score it
        </Button>
      </div>
    </form>
  );
}

/** `answers.8` is question 9. */
function questionWords(field: string, message: string): string {
  const at = /^answers\.(\d+)$/.exec(field);
  return at ? `Question ${Number(at[1]) + 1} ${message}.` : `${field} ${message}.`;
}
