import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { membershipQuery, useDischargeDeeds } from '@/components/discharge/dischargeQueries';
import { spanWords } from '@/components/discharge/dischargeWords';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { longDate } from '@/format/dates';
import { calledOf, codeCalled } from '@/format/person';
import { MembershipAside, MembershipDesk } from './MembershipDesk';
import s from './Discharge.module.css';

const route = getRouteApi('/desk/memberships/$enrollmentId/discharge');

/** The discharge summary of one membership. */
export function DischargePage() {
  const { enrollmentId } = route.useParams();
  const membership = useQuery(membershipQuery(enrollmentId));
  const deeds = useDischargeDeeds();
  const m = membership.data;
  if (!m) return <PendingPage query={membership} title="Discharge summary" />;
  return (
    <>
      <PageHeader
        over={
          <Link to="/clients/$clientId" params={{ clientId: m.clientId }}>
            {codeCalled(m)}
          </Link>
        }
        title={`Discharge of ${calledOf(m)}`}
        tab={`Discharge ${m.clientCode}`}
        sentence={
          <>
            <Link to="/cohorts/$cohortId" params={{ cohortId: m.cohortId }}>
              {m.cohortName}
            </Link>
            , {m.record.to ? spanWords(m.record) : `a member since ${longDate(m.record.from)}`}.
          </>
        }
      />
      <div className={`${s.desk} ${s.alone}`}>
        <MembershipDesk key={m.enrollmentId} membership={m} deeds={deeds} />
        <MembershipAside membership={m} />
      </div>
    </>
  );
}
