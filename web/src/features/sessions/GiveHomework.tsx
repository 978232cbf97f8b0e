import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { showProblem } from '@/api/fieldProblem';
import { Card } from '@/components/Card';
import { DateInput } from '@/components/DateInput';
import { focusFirstWrong } from '@/components/Form';
import { Chips } from '@/components/Chip';
import { MemberChip } from '@/components/MemberChip';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { Prose } from '@/components/Prose';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useDraft } from '@/drafts/useDraft';
import { shortDate } from '@/format/dates';
import { count } from '@/format/words';
import { listed, nameOf } from './names';
import { Returns } from './ReturnsCard';
import { useGiveHomework, type Homework, type Session } from './sessionQueries';
import { Instructions } from './Instructions';
import s from './GiveHomework.module.css';

/** What members take home: what was given, and a form for more of it. */
export function GiveHomework({ session, mayGive, mayRecord }: { session: Session; mayGive: boolean; mayRecord: boolean }) {
  const given = session.homework;
  const [adding, setAdding] = useState(false);
  const open = mayGive && session.status !== 'cancelled';
  const showForm = open && (adding || (given.length === 0 && session.status === 'scheduled'));
  return (
    <Card title="Homework for next time" aside={given.length > 0 ? 'given' : undefined}>
      {given.map((h) => (
        <Given key={h.id} session={session} homework={h} mayRecord={mayRecord} />
      ))}
      {showForm && <HomeworkForm session={session} onDone={() => setAdding(false)} canCancel={given.length > 0 || adding} />}
      {!showForm && given.length === 0 && <p className="quiet">None was given.</p>}
      {!showForm && open && (
        <div className={s.giveMore} data-noprint>
          <Button size="compact-sm" onClick={() => setAdding(true)}>
            {given.length > 0 ? 'Give more homework' : 'Give homework'}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Given({ session, homework, mayRecord }: { session: Session; homework: Homework; mayRecord: boolean }) {
  const to = homework.returns.map((r) => r.clientId);
  const roster = session.roster;
  const names = roster.filter((r) => to.includes(r.clientId)).map(nameOf);
  const [early, setEarly] = useState(false);
  return (
    <div className={s.given}>
      <b>{homework.title}</b>
      <p className="quiet small">
        To {to.length === roster.length ? 'everybody' : listed(names)}
        {homework.carriedFrom && ', carried over'}
        {homework.dueOn ? `, due ${shortDate(homework.dueOn)}` : ', due next time'}
        {mayRecord && !early && (
          <>
            {' · '}
            <button type="button" className={s.linkButton} onClick={() => setEarly(true)}>
              something came back already
            </button>
          </>
        )}
      </p>
      <Instructions of={homework} />
      {homework.stages.length > 0 && (
        <ol className={s.stages} aria-label="Stages">
          {homework.stages.map((x, i) => (
            <li key={i}>
              {x.title}, {count(x.weeks, 'week')}
              {x.goal && `: ${x.goal}`}
            </li>
          ))}
        </ol>
      )}
      {early && (
        <div className={s.cameBack}>
          <Returns session={session} homework={homework} mayRecord={mayRecord} title="What came back" />
        </div>
      )}
    </div>
  );
}

type FormProps = { session: Session; onDone: () => void; canCancel: boolean };

function HomeworkForm({ session, onDone, canCancel }: FormProps) {
  const roster = session.roster;
  const first = session.homework.length === 0;
  const planned = first ? session.week?.homework : undefined;
  const draft = useDraft(`homework:${session.id}`, planned?.instructions ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  const form = useForm({ initialValues: { title: planned?.title ?? '', dueOn: '', instructions: '' } });
  const give = useGiveHomework(session);
  const to = roster.filter((r) => !left.has(r.clientId));

  function toggle(clientId: string) {
    const next = new Set(left);
    if (!next.delete(clientId)) next.add(clientId);
    setLeft(next);
  }

  function submit() {
    if (to.length === 0) return setProblem('Choose at least one member.');
    setProblem('');
    give.mutate(
      {
        title: form.values.title.trim(),
        instructions: draft.text.trim() || undefined,
        stages: planned?.stages,
        dueOn: form.values.dueOn || undefined,
        clientIds: left.size > 0 ? to.map((r) => r.clientId) : undefined,
      },
      {
        onSuccess: () => {
          draft.settled();
          done('Homework given');
          onDone();
        },
        onError: (error) => {
          setProblem(showProblem(form, error));
          focusFirstWrong();
        },
      },
    );
  }

  return (
    <form
      noValidate
      className={s.quietForm}
      aria-label="Give homework"
      onSubmit={(e) => {
        e.preventDefault();
        if (form.values.title.trim()) return submit();
        form.setFieldError('title', 'Give it a title.');
        focusFirstWrong(e.currentTarget);
      }}
    >
      <UnsavedGuard when={() => form.isDirty()} what="The homework" />
      <div className={s.homeworkFields}>
        <TextInput label="Title" maxLength={300} {...form.getInputProps('title')} />
        <DateInput label="Due" min={session.date} value={form.values.dueOn} onChange={(v) => form.setFieldValue('dueOn', v)} error={form.errors.dueOn} />
      </div>
      <Prose
        label="Instructions"
        minRows={2}
        value={draft.text}
        onChange={draft.setText}
        keptAt={draft.dirty ? draft.savedAt : null}
        restored={draft.restored}
        onDiscard={draft.discard}
        error={form.errors.instructions}
      />
      <div className={s.to}>
        <h3>To</h3>
        <Chips label="To">
          {roster.map((r) => (
            <MemberChip
              key={r.clientId}
              name={nameOf(r)}
              checked={!left.has(r.clientId)}
              tone={left.has(r.clientId) ? 'quiet' : 'good'}
              onClick={() => toggle(r.clientId)}
            />
          ))}
        </Chips>
      </div>
      <ProblemNote>{problem}</ProblemNote>
      <div className={s.formFoot}>
        <span className="quiet small">{form.values.dueOn ? '' : 'Without a date it is due next time.'}</span>
        {canCancel && <Button onClick={onDone}>Cancel</Button>}
        <Button type="submit" loading={give.isPending}>
          {left.size === 0 ? 'Give to everybody' : `Give to ${to.length} of ${roster.length}`}
        </Button>
      </div>
    </form>
  );
}
