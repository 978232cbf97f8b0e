import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { adherenceParts, adherenceWords, clientAdherenceQuery, type Adherence } from '@/components/adherence';
import { Card, List, ListRow } from '@/components/Card';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { PlaceList } from '@/components/placement/PlaceList';
import { enrollmentsQuery, useEndEnrollment, useReopenEnrollment, type Enrollment } from '@/components/placement/placementQueries';
import { SetRightDialog, SetRightItems, type Righting } from '@/components/placement/SetRight';
import { ReasonDialog } from '@/components/ReasonDialog';
import { CertificateDialog } from '@/components/catchUp/CertificateDialog';
import { NamesShown } from '@/components/NamesShown';
import { StateChip } from '@/components/Chip';
import { Pending } from '@/components/States';
import { localDate, ownZone, shortDate } from '@/format/dates';
import { telling } from '@/format/person';
import { historyWords, sits, slip } from '@/format/membership';
import { count } from '@/format/words';
import type { Client } from '@/components/clients/oneClient';
import { referralsOfQuery } from './clientQueries';
import { leadingTo } from './referral';
import s from './clients.module.css';

/** Where a client sits and sat. Leaving and coming back are two memberships. */
export function Memberships({ client }: { client: Client }) {
  const list = useQuery(enrollmentsQuery(client.id));
  const regular = useQuery(clientAdherenceQuery(client.id));
  const may = useMay();
  const [placing, setPlacing] = useState(false);
  const referrals = useQuery({ ...referralsOfQuery(client.id), enabled: may('referrals.read') });
  const referral = leadingTo(referrals.data ?? []);
  return (
    <>
      <Card title="Memberships" flush>
        {!list.data && <Pending query={list} rows={2} />}
        {list.data?.length === 0 && <p className={s.none}>Has not sat in a cohort yet.</p>}
        {!!list.data?.length && (
          <List label="Memberships">
            {list.data.map((e) => (
              <Membership key={e.id} episode={e} code={client.code} adherence={regular.data?.find((a) => a.enrollmentId === e.id)} />
            ))}
          </List>
        )}
        {may('enrollments.create') && !placing && (
          <div className={s.more}>
            <Button onClick={() => setPlacing(true)}>Find a seat</Button>
          </div>
        )}
      </Card>
      {placing && !referrals.isLoading && <PlaceList client={client} areas={referral?.problemAreas ?? []} referral={referral} />}
    </>
  );
}

function Membership({ episode: e, code, adherence }: { episode: Enrollment; code: string; adherence?: Adherence }) {
  const may = useMay();
  const end = useEndEnrollment();
  const reopen = useReopenEnrollment();
  const [ending, setEnding] = useState(false);
  const [reopening, setReopening] = useState(false);
  const [righting, setRighting] = useState<Righting>();
  const [certifying, setCertifying] = useState(false);
  const today = localDate(new Date(), ownZone());
  const name = e.cohortName ?? 'a cohort of a colleague';
  const said = [
    e.until ? `${shortDate(e.since)} to ${shortDate(e.until)}` : `Since ${shortDate(e.since)}, from session ${e.fromSession}`,
    e.committedSessions > 0 && `committed to ${count(e.committedSessions, 'session')}${e.committedOn && e.committedOn !== e.since ? ` on ${shortDate(e.committedOn)}` : ''}`,
    e.agreement ? `agreement ${e.agreement.version} signed ${shortDate(e.agreement.signedOn)}${telling(` as ${e.agreement.signedName}`) ?? ''}` : 'no agreement signed',
  ];
  return (
    <ListRow
      past={!sits(e, today)}
      title={
        e.cohortName ? (
          <Link to="/cohorts/$cohortId" params={{ cohortId: e.cohortId }}>
            {e.cohortName}
          </Link>
        ) : (
          'A cohort of a colleague'
        )
      }
      detail={
        <>
          {said.filter(Boolean).join(', ')}.{e.endReason && <> Left: {e.endReason}</>}
          {adherence && adherenceWords(adherence) && (
            <span className={s.event}>
              {[`C${adherenceWords(adherence).slice(1)}.`, adherenceParts(adherence)].filter(Boolean).join(' ')}
            </span>
          )}
          {historyWords(e.history).map((words) => (
            <span key={words} className={s.event}>{words}</span>
          ))}
        </>
      }
      end={
        <>
          {e.until ? (
            <>
              {e.outcome === 'left' && e.cohortName && may('enrollments.reopen') && (
                <Button variant="subtle" onClick={() => setReopening(true)} aria-label={`${code} is still a member of ${name}`}>
                  Still a member
                </Button>
              )}
              <StateChip>{ended(e, today)}</StateChip>
              <ReasonDialog
                opened={reopening}
                title={`Still a member of ${name}?`}
                confirm="Still a member"
                onConfirm={async (reason, _, overrideReason) => {
                  await reopen.mutateAsync({ id: e.id, reason, overrideReason });
                  done(`${code} never left ${name}`);
                }}
                onClose={() => setReopening(false)}
              >
                The leaving is undone: they belong to every session since. The history keeps that it was noted.
              </ReasonDialog>
            </>
          ) : (
            e.cohortName &&
            may('enrollments.end') && (
              <>
                <Button onClick={() => setEnding(true)} aria-label={`End the membership of ${code} in ${name}`}>
                  End
                </Button>
                <ReasonDialog
                  opened={ending}
                  title={`End the membership in ${name}?`}
                  confirm="End membership"
                  keep="Keep it"
                  danger
                  day={{ label: 'Last day', hint: 'Earlier when it is told late, later when it is planned. Their last session follows from it.', initial: today, min: e.since }}
                  onConfirm={async (reason, until) => {
                    await end.mutateAsync({ id: e.id, reason, until });
                    done(until > today ? `${code} leaves ${name} on ${shortDate(until)}` : `${code} has left ${name}`, () => reopen.mutateAsync({ id: e.id, reason: slip }));
                  }}
                  onClose={() => setEnding(false)}
                >
                  The seat is free once that day has come. Attendance and homework so far stay.
                </ReasonDialog>
              </>
            )
          )}
          {e.cohortName && may('enrollments.update') && (
            <MoreMenu quiet label={`More about the membership of ${code} in ${name}`}>
              <SetRightItems whose={{ enrollmentId: e.id, cohortId: e.cohortId, name: code }} onOpen={setRighting} />
              {may('discharges.read') && <Menu.Item component={Link} to={`/memberships/${e.id}/discharge`}>Discharge summary</Menu.Item>}
              {may('certificates.read') && <Menu.Item onClick={() => setCertifying(true)}>Certificate of completion…</Menu.Item>}
            </MoreMenu>
          )}
          <SetRightDialog righting={righting} onClose={() => setRighting(undefined)} />
          {certifying && (
            <NamesShown title="Certificate of completion" onClose={() => setCertifying(false)}>
              <CertificateDialog enrollmentId={e.id} onClose={() => setCertifying(false)} />
            </NamesShown>
          )}
        </>
      }
    />
  );
}

const ended = (e: Enrollment, today: string) =>
  sits(e, today) ? `leaves ${shortDate(e.until ?? '')}` : e.outcome === 'completed' ? 'completed' : e.outcome === 'cohort_cancelled' ? 'cohort cancelled' : 'left';
