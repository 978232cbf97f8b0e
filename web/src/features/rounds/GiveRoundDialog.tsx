import { Checkbox, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { given, type Instrument } from '@/components/assessments/assessmentQueries';
import { Form } from '@/components/Form';
import { WorkDialog } from '@/components/WorkDialog';
import { calledOf } from '@/format/person';
import { count } from '@/format/words';
import type { DueGroup } from './dueWords';
import { useRoundActions, type Session } from './roundQueries';
import s from './Rounds.module.css';

type Props = { session: Session; instruments: Instrument[]; /** What is due by rule, and to whom. */ due?: DueGroup; onClose: () => void };

const away = ['no_show', 'excused', 'late_cancel'];

/** What is given, and to whom: everybody who is there, unless one says otherwise. */
export function GiveRoundDialog({ session, instruments, due, onClose }: Props) {
  const missing = new Set(session.attendance.filter((a) => away.includes(a.status)).map((a) => a.clientId));
  const members = session.roster.filter((r) => !r.guest);
  const [codes, setCodes] = useState(due?.codes ?? ['phq-9']);
  const [to, setTo] = useState(() => members.filter((m) => !missing.has(m.clientId) && (!due || due.members.some((d) => d.clientId === m.clientId))).map((m) => m.clientId));
  const [problem, setProblem] = useState('');
  const { give } = useRoundActions(session.id);
  const shown = given(instruments).filter((i) => !i.scoreOnly);
  const questions = codes.reduce((n, code) => n + (shown.find((i) => i.code === code)?.items.length ?? 0), 0);
  const wanting = codes.length === 0 ? 'Choose what is asked.' : to.length === 0 ? 'Choose who answers.' : '';

  function submit() {
    setProblem(wanting);
    if (wanting) return;
    give.mutate(
      { instruments: codes, clientIds: to },
      {
        onSuccess: onClose,
        onError: (thrown) => {
          const p = asProblem(thrown);
          setProblem(p.errors.length > 0 ? p.errors.map((e) => e.message).join('; ') : p.message);
        },
      },
    );
  }

  return (
    <WorkDialog title="Give a questionnaire" size={560} dirty={() => false} onClose={onClose}>
      {(close) => (
        <Form
          onSubmit={(e) => {
            e.preventDefault();
            submit();
          }}
          submit={`Give it to ${count(to.length, 'member')}`}
          busy={give.isPending}
          problem={problem}
          onCancel={close}
        >
          <div className="fields">
            <MultiSelect
              label="What is asked"
              description={questions > 0 ? `${count(questions, 'question')}${questions > 20 ? ': long forms every week are what people stop coming to' : ', a few minutes'}` : 'In this order'}
              searchable
              maxValues={4}
              data={shown.map((i) => ({ value: i.code, label: `${i.name}, ${i.measures}${i.unvalidated ? ' (not validated)' : ''}` }))}
              value={codes}
              onChange={setCodes}
            />
            <Checkbox.Group label="Who answers" value={to} onChange={setTo}>
              <div className={s.who}>
                {members.map((m) => (
                  <Checkbox key={m.clientId} value={m.clientId} label={`${calledOf(m)}${missing.has(m.clientId) ? ', not here' : ''}`} />
                ))}
              </div>
            </Checkbox.Group>
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}
