import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { Form } from '@/components/Form';
import { done, failed } from '@/components/notices';
import { WorkDialog } from '@/components/WorkDialog';
import { asProblem } from '@/api/problem';
import { nameOf } from './names';
import { carriedAndUntouched, goesOnFor } from './returns';
import { sessionQuery, type Homework, type HomeworkReturn, type Session } from './sessionQueries';
import s from './HomeworkPlan.module.css';

type Props = { session: Session; homework: Homework };

/** What is made of homework besides: it goes on to the next session, or one
    member does it otherwise or in stages. */
export function HomeworkPlan({ session, homework }: Props) {
  const queries = useQueryClient();
  const [planning, setPlanning] = useState(false);
  const again = () => {
    void queries.invalidateQueries({ queryKey: sessionQuery(session.id).queryKey });
    void queries.invalidateQueries({ queryKey: ['cohorts', session.cohortId, 'homework'] });
  };
  const undo = useMutation({ mutationFn: (id: string) => ok(client.POST('/api/v1/homework/{id}/carry/undo', { params: { path: { id } } })), onSuccess: again });
  const carry = useMutation({
    mutationFn: () => ok(client.POST('/api/v1/homework/{id}/carry', { params: { path: { id: homework.id } } })),
    onSuccess: (made) => {
      done(`${homework.title}: goes on for ${made.returns.length}`, () => undo.mutateAsync(made.id));
      again();
    },
    onError: (thrown) => failed(thrown, 'It was not carried over'),
  });
  const carried = carriedAndUntouched(session, homework);
  const takeBack = (id: string) => undo.mutate(id, { onSuccess: () => done(`${homework.title} does not go on`), onError: (thrown) => failed(thrown, 'Not taken back') });
  const goesOn = goesOnFor(session, homework.id);
  const unfinished = homework.returns.filter((r) => ['open', 'partial', 'not_done'].includes(r.status) && !goesOn.has(r.clientId)).length;
  return (
    <>
      {unfinished > 0 && (
        <Button size="compact-sm" variant="subtle" loading={carry.isPending} onClick={() => carry.mutate()}>
          Carry over to the next session
        </Button>
      )}
      {carried && (
        <Button size="compact-sm" variant="subtle" loading={undo.isPending} onClick={() => takeBack(carried.id)}>
          Do not carry it over after all
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={() => setPlanning(true)}>
        Change for a member
      </Button>
      {planning && <MemberPlan session={session} homework={homework} onClose={() => setPlanning(false)} />}
    </>
  );
}

function MemberPlan({ session, homework, onClose }: Props & { onClose: () => void }) {
  const queries = useQueryClient();
  const rows = homework.returns.flatMap((r) => {
    const seat = session.roster.find((x) => x.clientId === r.clientId);
    return seat ? [{ ...r, name: nameOf(seat) }] : [];
  });
  const [chosen, setChosen] = useState(rows[0]?.clientId ?? '');
  const now = rows.find((r) => r.clientId === chosen);
  const [edit, setEdit] = useState<{ personal: string; stagesMet: number }>();
  const values = edit ?? valuesOf(now);
  const send = useMutation({
    mutationFn: () => ok(client.PUT('/api/v1/homework/{id}/returns/{clientId}/plan', { params: { path: { id: homework.id, clientId: chosen } }, body: { personal: values.personal.trim() || undefined, stagesMet: values.stagesMet } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: sessionQuery(session.id).queryKey });
      done('Saved');
      onClose();
    },
  });
  return (
    <WorkDialog title={`For one member: ${homework.title}`} size={520} dirty={() => edit !== undefined} onClose={onClose}>
      {(close) => (
        <Form submit="Save" busy={send.isPending} problem={send.error && asProblem(send.error).message} onCancel={close} onSubmit={(e) => (e.preventDefault(), send.mutate())}>
          <div className={s.fields}>
            <NativeSelect
              label="Member"
              data={rows.map((r) => ({ value: r.clientId, label: r.name }))}
              value={chosen}
              onChange={(e) => {
                setChosen(e.currentTarget.value);
                setEdit(undefined);
              }}
            />
            <Textarea label="What they do otherwise" description="Stays between them and their leader." autosize minRows={2} maxLength={20000} data-prose value={values.personal} onChange={(e) => setEdit({ ...values, personal: e.currentTarget.value })} />
            {homework.stages.length > 0 && (
              <fieldset className={s.stages}>
                <legend>Stages whose goal is reached</legend>
                {homework.stages.map((x, i) => (
                  <label key={i}>
                    <input type="checkbox" checked={values.stagesMet > i} onChange={() => setEdit({ ...values, stagesMet: values.stagesMet > i ? i : i + 1 })} />
                    <span>
                      {x.title} <small className="quiet">{x.goal}</small>
                    </span>
                  </label>
                ))}
              </fieldset>
            )}
          </div>
        </Form>
      )}
    </WorkDialog>
  );
}

const valuesOf = (r: HomeworkReturn | undefined) => ({ personal: r?.personal ?? '', stagesMet: r?.stagesMet ?? 0 });
