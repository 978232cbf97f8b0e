import { Select } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { answersFrom, answersText, unanswered as missingOf } from '@/components/assessments/answers';
import type { Instrument } from '@/components/assessments/assessmentQueries';
import { InstrumentForm } from '@/components/assessments/InstrumentForm';
import { DateInput } from '@/components/DateInput';
import { faultsSaid } from '@/components/faults';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate } from '@/format/dates';
import { calledOf } from '@/format/person';
import { useRoundActions, type Round, type RoundMember, type Session } from './roundQueries';
import { enteredWords, unanswered } from './roundWords';

type Props = { session: Session; round: Round; member: RoundMember; forms: Instrument[]; onClose: () => void };

/** What a member answered on paper, typed in on its own day. */
export function EnterDialog({ session, round, member, forms, onClose }: Props) {
  const [code, setCode] = useState(unanswered(member, round.instruments)[0] ?? round.instruments[0] ?? '');
  const form = forms.find((f) => f.code === code);
  const [text, setText] = useState('');
  const [notApplicable, setNotApplicable] = useState<number[]>([]);
  const [takenOn, setTakenOn] = useState(session.date);
  const [problem, setProblem] = useState('');
  const { enter } = useRoundActions(session.id);
  if (!form) return null;
  const answers = answersFrom(text, form.items);
  const before = member.entries.filter((e) => e.instrument === code);
  const blanks = missingOf(form.items, answers, form.skips, notApplicable).length;

  function submit() {
    setProblem(text === '' ? 'Nothing is typed in yet.' : '');
    if (text === '') return;
    enter.mutate(
      { id: round.id, body: { clientId: member.clientId, instrument: code, answers, takenOn, notApplicable } },
      {
        onSuccess: () => (done(`${form?.name} of ${calledOf(member)} is typed in`), onClose()),
        onError: (thrown) => setProblem(faultsSaid(asProblem(thrown), { answers: 'What is typed in', takenOn: 'The day' })),
      },
    );
  }

  return (
    <WorkDialog title={`On paper: ${calledOf(member)}`} size={760} dirty={() => text !== ''} onClose={onClose}>
      {(close) => (
        <Form
          onSubmit={(e) => {
            e.preventDefault();
            submit();
          }}
          submit={text !== '' && blanks > 0 ? `Keep it with ${blanks} not answered` : 'Keep it'}
          busy={enter.isPending}
          problem={problem}
          onCancel={close}
        >
          <div className="fields">
            {before.length > 0 && (
              <ProblemNote tone="soon">
                {calledOf(member)} has answered it already, {before.map((e) => enteredWords(e)).join(' and ')}. Both are kept; what you type in now counts from then on.
              </ProblemNote>
            )}
            <Select
              label="Questionnaire"
              allowDeselect={false}
              data={forms.map((f) => ({ value: f.code, label: f.name }))}
              value={code}
              onChange={(next) => {
                setCode(next ?? code);
                setText('');
                setNotApplicable([]);
              }}
            />
            <DateInput label="Answered on" max={localDate(new Date(), session.timeZone)} value={takenOn} onChange={setTakenOn} />
          </div>
          <InstrumentForm
            key={code}
            items={form.items}
            answers={answers}
            onChange={(next) => setText(answersText(next))}
            notApplicable={notApplicable}
            onApplies={(number, applies) => {
              setNotApplicable(applies ? notApplicable.filter((n) => n !== number) : [...notApplicable, number]);
              if (!applies) setText(answersText(answers.map((a, i) => (form.items[i]?.number === number ? null : a))));
            }}
          />
        </Form>
      )}
    </WorkDialog>
  );
}
