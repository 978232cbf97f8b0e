import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '@/api/me';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { done } from '@/components/notices';
import type { Plan, PlanDeeds } from '@/components/plans/planQueries';
import { ProblemNote } from '@/components/ProblemNote';
import { PlanSheet, versionFrom } from './PlanSheet';
import s from './Plan.module.css';

type Props = { plan: Plan; called: string; deeds: PlanDeeds; /** It waits for who looks at it. */ mine: boolean; onDone?: () => void };

/** What a trainee signed: to read, and for whom it waits to co-sign or to give
    back with a remark. */
export function CoSignPlan({ plan, called, deeds, mine, onDone }: Props) {
  return (
    <Card title="Waits for a co-signature" aside={versionFrom(plan)}>
      <PlanSheet plan={plan} called={called} before={undefined} />
      {mine && <CoSignForm plan={plan} deeds={deeds} onDone={onDone} />}
    </Card>
  );
}

function CoSignForm({ plan, deeds, onDone }: Pick<Props, 'plan' | 'deeds' | 'onDone'>) {
  const me = useQuery(meQuery).data;
  const [typed, setTyped] = useState<string>();
  const [remark, setRemark] = useState('');
  const [problem, setProblem] = useState('');
  const name = typed ?? me?.user.name ?? '';
  async function give(body: { name?: string; return?: string }) {
    try {
      await deeds.coSign.mutateAsync({ id: plan.id, body });
      done(body.return ? 'Given back' : 'Co-signed');
      onDone?.();
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }
  return (
    <div className={s.part} data-noprint>
      <TextInput label="Your name, typed" autoComplete="off" maw={320} value={name} onChange={(e) => setTyped(e.currentTarget.value)} />
      <Textarea label="Remark, to give it back" autosize value={remark} onChange={(e) => setRemark(e.currentTarget.value)} />
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className={s.tools}>
        <Button variant="filled" loading={deeds.coSign.isPending} disabled={remark.trim() !== ''} onClick={() => void give({ name })}>
          Co-sign the plan
        </Button>
        <Button disabled={remark.trim() === ''} onClick={() => void give({ return: remark })}>
          Give it back
        </Button>
      </div>
    </div>
  );
}
