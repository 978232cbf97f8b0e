import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '@/api/me';
import { asProblem } from '@/api/problem';
import { Card } from '@/components/Card';
import { dischargeQuery, useDischargeDeeds, type Membership } from '@/components/discharge/dischargeQueries';
import { statusWords } from '@/components/discharge/dischargeWords';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { ProblemNote } from '@/components/ProblemNote';
import { dateIn, ownZone } from '@/format/dates';
import { calledOf, codeCalled } from '@/format/person';
import { DischargeSheet } from './SignedDischarge';
import { MembershipAside } from './MembershipDesk';
import s from './Discharge.module.css';

const route = getRouteApi('/desk/discharges/$dischargeId');

/** A trainee's summary, by itself: who co-signs it need not lead its group. */
export function DischargeToCoSignPage() {
  const { dischargeId } = route.useParams();
  const one = useQuery(dischargeQuery(dischargeId));
  if (!one.data) return <PendingPage query={one} title="Discharge summary" />;
  return <Shown membership={one.data} />;
}

function Shown({ membership: m }: { membership: Membership }) {
  const d = m.discharge;
  return (
    <>
      <PageHeader over={<Link to="/aftercare">After the group</Link>} title={`Discharge of ${calledOf(m)}`} tab={`Discharge ${m.clientCode}`} sentence={`${codeCalled(m)}${d?.signed ? `, signed by ${d.signed.name}` : ''}.`} />
      <div className={`${s.desk} ${s.alone}`}>
        {d && (
          <Card title="The summary" aside={statusWords[d.status]}>
            <div className={s.sheet}>
              <DischargeSheet discharge={d} called={calledOf(m)} />
            </div>
            {d.withdrawn && <p className={s.quiet}>{`Withdrawn by ${d.withdrawn.by} on ${dateIn(d.withdrawn.at, ownZone())}: ${d.withdrawn.remark}`}</p>}
            {d.status === 'waiting' && <CoSign id={d.id} />}
          </Card>
        )}
        <MembershipAside membership={m} />
      </div>
    </>
  );
}

function CoSign({ id }: { id: string }) {
  const me = useQuery(meQuery).data;
  const deeds = useDischargeDeeds();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<string>();
  const [remark, setRemark] = useState('');
  const [problem, setProblem] = useState('');
  const name = typed ?? me?.user.name ?? '';
  async function give(body: { name?: string; return?: string }) {
    try {
      await deeds.coSign.mutateAsync({ id, body });
      done(body.return ? 'Given back' : 'Co-signed');
      void navigate({ to: '/aftercare' });
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    }
  }
  return (
    <section className={`${s.part} ${s.signs}`} aria-label="Your signature" data-noprint>
      <TextInput label="Your name, typed" autoComplete="off" maw={320} value={name} onChange={(e) => setTyped(e.currentTarget.value)} />
      <Textarea label="Remark, to give it back" autosize value={remark} onChange={(e) => setRemark(e.currentTarget.value)} />
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className={s.tools}>
        <Button variant="filled" loading={deeds.coSign.isPending} disabled={remark.trim() !== ''} onClick={() => void give({ name })}>
          Co-sign the summary
        </Button>
        <Button disabled={remark.trim() === ''} onClick={() => void give({ return: remark })}>
          Give it back
        </Button>
      </div>
    </section>
  );
}
