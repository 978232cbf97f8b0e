import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { useMay } from '@/api/me';
import { graduationQuery, useDischargeDeeds, type Discharge, type Membership } from '@/components/discharge/dischargeQueries';
import { graduationSentence, standing } from '@/components/discharge/dischargeWords';
import { MarkedList } from '@/components/MarkedList';
import { failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { calledOf } from '@/format/person';
import { count, listed } from '@/format/words';
import { MembershipAside, MembershipDesk } from './MembershipDesk';
import { SharedCard } from './SharedCard';
import { SignDischargeDialog } from './SignDischargeDialog';
import s from './Discharge.module.css';

const route = getRouteApi('/desk/cohorts/$cohortId/graduation');

/** All members of a group on one page: written one after the other, signed together. */
export function GraduationPage() {
  const { cohortId } = route.useParams();
  const graduation = useQuery(graduationQuery(cohortId));
  if (!graduation.data) return <PendingPage query={graduation} title="Graduation" />;
  return <Shown key={cohortId} cohortId={cohortId} name={graduation.data.name} running={graduation.data.status === 'running'} members={graduation.data.members} />;
}

type Props = { cohortId: string; name: string; running: boolean; members: Membership[] };

function Shown({ cohortId, name, running, members }: Props) {
  const may = useMay();
  const deeds = useDischargeDeeds();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState('');
  const [signing, setSigning] = useState(false);
  const m = members.find((x) => x.enrollmentId === chosen) ?? members.find((x) => standing(x).words !== 'signed') ?? members[0];
  const ready = members.filter((x) => standing(x).words === 'ready');
  const unbegun = members.filter((x) => !x.discharge);
  // The list beside the text says at once what a saved draft still lacks.
  const saved = (id: string) => (d: Discharge) =>
    queries.setQueryData(graduationQuery(cohortId).queryKey, (was) => was && { ...was, members: was.members.map((x) => (x.enrollmentId === id ? { ...x, discharge: d } : x)) });
  async function beginAll() {
    for (const x of unbegun) await deeds.begin.mutateAsync(x.enrollmentId).catch((thrown: unknown) => failed(asProblem(thrown), `Not begun for ${calledOf(x)}`));
  }
  async function signAll(typed: string) {
    const told = await deeds.signAll.mutateAsync({ cohortId, name: typed, enrollmentIds: ready.map((x) => x.enrollmentId) });
    if (told.notReady.length > 0) failed(null, `Not signed: ${listed(told.notReady.map((n) => calledOf(members.find((x) => x.enrollmentId === n.enrollmentId) ?? { clientCode: '' })))}.`);
  }
  return (
    <>
      <PageHeader
        over={
          <Link to="/cohorts/$cohortId" params={{ cohortId }}>
            {name}
          </Link>
        }
        title="Graduation"
        tab={`Graduation, ${name}`}
        sentence={graduationSentence(members)}
        actions={
          may('discharges.write') &&
          unbegun.length > 0 && (
            <Button loading={deeds.begin.isPending} onClick={() => void beginAll()}>
              Begin {unbegun.length === members.length ? 'all' : unbegun.length === 1 ? 'the one that is left' : `the other ${unbegun.length}`}
            </Button>
          )
        }
      />
      {running && (
        <p className={s.quiet}>
          The group still meets. Summaries can be written now, and signed once it is <Link to="/cohorts/$cohortId" params={{ cohortId }}>completed</Link>.
        </p>
      )}
      <SharedCard members={members} />
      {m && (
        <div className={s.desk}>
          <MarkedList label="Members" at={m.enrollmentId} onChoose={setChosen} entries={members.map((x) => ({ key: x.enrollmentId, name: calledOf(x), ...standing(x) }))} />
          <MembershipDesk key={m.enrollmentId} membership={m} deeds={deeds} onSaved={saved(m.enrollmentId)} />
          <MembershipAside membership={m} />
        </div>
      )}
      {ready.length > 0 && may('discharges.sign') && (
        <div className={s.bar} data-noprint>
          <span>{count(ready.length, 'summary is', 'summaries are')} ready.</span>
          <Button variant="filled" onClick={() => setSigning(true)}>
            Sign {ready.length === 1 ? 'it' : 'them together'}…
          </Button>
        </div>
      )}
      {signing && (
        <SignDischargeDialog title={`Sign ${count(ready.length, 'summary', 'summaries')}`} sign={signAll} onClose={() => setSigning(false)}>
          <p className="quiet small">{listed(ready.map((x) => calledOf(x)))}.</p>
        </SignDischargeDialog>
      )}
    </>
  );
}
