import { Button, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { asProblem } from '@/api/problem';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { useChangeUser, type User, type UserPatch } from './userQueries';
import s from './users.module.css';

/** A change that leaves cohorts without a lead until somebody takes them over. */
export type Leaving = { user: User; patch: UserPatch };

type Props = { leaving: Leaving; onClose: () => void; onDone: (user: User) => void };

const led = async (id: string) => (await ok(client.GET('/api/v1/cohorts', { params: { query: { leaderId: id, status: ['planned', 'running'], limit: 200 } } }))).items;
const leaders = async () => (await ok(client.GET('/api/v1/leaders'))).items;

/** Asks who takes over each cohort, and makes the change and the handovers in one step. */
export function HandoverDialog({ leaving: { user, patch }, onClose, onDone }: Props) {
  const cohorts = useQuery({ queryKey: ['cohorts', 'led', user.id], queryFn: () => led(user.id) });
  const others = useQuery({ queryKey: ['leaders'], queryFn: leaders });
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const change = useChangeUser();
  const leads = cohorts.data?.filter((c) => c.leadId === user.id) ?? [];
  const options = (others.data ?? []).filter((l) => l.id !== user.id).map((l) => ({ value: l.id, label: l.name }));

  function save() {
    const handovers = leads.flatMap((c) => (chosen[c.id] ? [{ cohortId: c.id, leadId: chosen[c.id] ?? '' }] : []));
    change.mutate({ user, patch: { ...patch, handovers } }, { onSuccess: onDone, onError: (error) => setProblem(asProblem(error).detail || asProblem(error).title) });
  }

  return (
    <Modal opened onClose={onClose} title={`Who takes over from ${user.name}?`} size={520}>
      <p className={s.hint}>Each of these cohorts needs somebody who may lead it. The handover and the change to {user.name} are one step.</p>
      {!cohorts.data || !others.data ? (
        <Pending query={cohorts.data ? others : cohorts} rows={3} />
      ) : (
        <div className={s.handovers}>
          {leads.map((c) => (
            <Select key={c.id} label={`${c.name}, ${c.status}`} placeholder="Choose a lead" searchable data={options} value={chosen[c.id] ?? null} onChange={(id) => setChosen({ ...chosen, [c.id]: id ?? '' })} />
          ))}
        </div>
      )}
      <ProblemNote>{problem}</ProblemNote>
      <div className={s.buttons}>
        <Button variant="filled" loading={change.isPending} disabled={!cohorts.data || leads.some((c) => !chosen[c.id])} onClick={save}>
          Hand over and save
        </Button>
      </div>
    </Modal>
  );
}
