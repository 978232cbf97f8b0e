import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { planQuery, usePlanDeeds, type Plan } from '@/components/plans/planQueries';
import { statusWords, versionWords } from '@/components/plans/planWords';
import { calledOf, codeCalled } from '@/format/person';
import { CoSignPlan } from './CoSignPlan';
import { PlanSheet, versionFrom } from './PlanSheet';

const route = getRouteApi('/desk/plans/$planId');

/** One version of a plan by itself: who co-signs it need not treat its client. */
export function PlanToCoSignPage() {
  const { planId } = route.useParams();
  const plan = useQuery(planQuery(planId));
  if (!plan.data) return <PendingPage query={plan} title="Treatment plan" />;
  return <Shown plan={plan.data} />;
}

function Shown({ plan }: { plan: Plan }) {
  const deeds = usePlanDeeds(plan.clientId);
  const navigate = useNavigate();
  const who = { clientCode: plan.clientCode ?? '', firstName: plan.firstName };
  return (
    <>
      <PageHeader over={<Link to="/plans">Treatment plans</Link>} title={`Plan of ${calledOf(who)}`} tab={`Plan ${who.clientCode}`} sentence={`${codeCalled(who)}. ${versionWords[plan.kind]}${plan.signed ? `, signed by ${plan.signed.name}` : ''}.`} />
      <div className="columns narrow">
        {plan.status === 'waiting' ? (
          <CoSignPlan mine plan={plan} called={calledOf(who)} deeds={deeds} onDone={() => void navigate({ to: '/plans' })} />
        ) : (
          <Card title={`${versionWords[plan.kind]}, ${statusWords[plan.status]}`} aside={versionFrom(plan)}>
            <PlanSheet plan={plan} called={calledOf(who)} before={undefined} />
          </Card>
        )}
      </div>
    </>
  );
}
