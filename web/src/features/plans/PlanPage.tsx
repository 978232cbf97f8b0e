import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { clientQuery, type ShownClient } from '@/components/clients/oneClient';
import { failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { GoalList } from '@/components/plans/GoalList';
import { plansQuery, usePlanDeeds, type ClientPlans, type Plan } from '@/components/plans/planQueries';
import { planSentence, statusWords, versionWords } from '@/components/plans/planWords';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Empty } from '@/components/States';
import { calledOf, codeNamed, fullName } from '@/format/person';
import { GoalLines } from './GoalLines';
import { PlanEditor } from './PlanEditor';
import { PlanSheet, versionFrom } from './PlanSheet';
import { PlanVersions } from './PlanVersions';
import p from './Plan.module.css';

const route = getRouteApi('/desk/clients/$clientId/plan');

/** A client's treatment plan: what holds, what is being written, what was. */
export function PlanPage() {
  const { clientId } = route.useParams();
  const client = useQuery(clientQuery(clientId));
  const plans = useQuery(plansQuery(clientId));
  if (!client.data || !plans.data) return <PendingPage query={client.data ? plans : client} title="Treatment plan" />;
  return <Shown client={client.data} plans={plans.data} />;
}

function Shown({ client, plans }: { client: ShownClient; plans: ClientPlans }) {
  const may = useMay(client);
  const deeds = usePlanDeeds(client.id);
  const [shown, setShown] = useState('');
  const [withdrawing, setWithdrawing] = useState<Plan>();
  const called = calledOf(plans);
  const mayWrite = may('treatment_plans.write') && !client.mergedInto;
  const open = plans.items.find((v) => v.id === plans.draftId);
  const live = plans.items.find((v) => v.id === plans.liveId);
  const one = plans.items.find((v) => v.id === shown) ?? live;
  const begin = () => deeds.begin.mutateAsync().catch((thrown: unknown) => failed(asProblem(thrown), 'Nothing was begun'));
  const beginButton = !open && mayWrite && (
    <Button variant="filled" loading={deeds.begin.isPending} onClick={() => void begin()}>
      {live ? 'Review the plan' : 'Begin the plan'}
    </Button>
  );
  return (
    <>
      <PageHeader
        over={
          <Link to="/clients/$clientId" params={{ clientId: client.id }}>
            {codeNamed(client)}
          </Link>
        }
        title="Treatment plan"
        tab={`Plan ${client.code}`}
        sentence={planSentence(plans)}
        actions={
          <>
            {one && <Button onClick={() => window.print()}>Print</Button>}
            {(open || one) && beginButton}
          </>
        }
      />
      <div className="columns split">
        <div className="columns">
          {!open && !one && (
            <Card>
              <Empty title="No plan yet" action={beginButton}>
                What {called} is here for, toward what, and by which steps: written together and signed by both.
              </Empty>
            </Card>
          )}
          {open && <PlanEditor key={`${open.id} ${open.status}`} plan={open} called={called} signer={fullName(client)} deeds={deeds} mayWrite={mayWrite} />}
          {one && (
            <Card title={`${versionWords[one.kind]}, ${statusWords[one.status]}`} aside={versionFrom(one)}>
              <PlanSheet plan={one} called={called} before={plans.items.find((v) => v.id === one.beforeId)} />
              {may('treatment_plans.withdraw') && (one.status === 'signed' || one.status === 'co_signed') && (
                <p data-noprint>
                  <Button size="compact-sm" variant="subtle" className={p.aligned} onClick={() => setWithdrawing(one)}>
                    It was signed in error…
                  </Button>
                </p>
              )}
            </Card>
          )}
        </div>
        <div className="columns" data-noprint>
          {live && (
            <Card title="Goals" aside="0 to 10" flush>
              <GoalList plan={live} lines={plans.lines} />
            </Card>
          )}
          {live && <GoalLines plan={live} lines={plans.lines} />}
          {plans.items.length > 0 && <PlanVersions versions={plans.items} shown={one?.id} liveId={plans.liveId} onShow={setShown} />}
        </div>
      </div>
      <ReasonDialog opened={!!withdrawing} title="Withdraw this version?" confirm="Withdraw" danger onConfirm={async (reason) => withdrawing && deeds.withdraw.mutateAsync({ id: withdrawing.id, reason })} onClose={() => setWithdrawing(undefined)}>
        What stood before it holds again. The reason stays with it.
      </ReasonDialog>
    </>
  );
}
