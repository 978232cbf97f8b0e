import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { AssessmentsCard } from '@/components/assessments/AssessmentsCard';
import { assessmentsQuery } from '@/components/assessments/assessmentQueries';
import { ageing } from '@/components/ageing';
import { Card } from '@/components/Card';
import { ContactLogCard } from '@/components/contacts/ContactLogCard';
import { codeNamed, nameOf, telling } from '@/format/person';
import { LeafletsCard } from '@/components/leaflets/LeafletsCard';
import { failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { PlaceList } from '@/components/placement/PlaceList';
import { ClientFlags } from '@/components/ClientFlags';
import { StateChip } from '@/components/Chip';
import { UrgencyChip } from '@/components/UrgencyChip';
import { Failed, LoadingPage, LoadingRows } from '@/components/States';
import { longDate, ownZone, shortDate } from '@/format/dates';
import { callTo, mailTo } from '@/format/reach';
import { phrase, word } from '@/format/words';
import { EditReferral } from './EditReferral';
import { History } from './History';
import { OpenReferrals } from './OpenReferrals';
import { referralQuery, useStep, type Referral } from './referralQueries';
import { useTold } from './told';
import { statusSentence } from './status';
import { StepDialog, type Asking } from './StepDialog';
import { SuitabilityCard } from './SuitabilityCard';
import s from './ReferralPage.module.css';

const route = getRouteApi('/desk/referrals/$referralId');

/** One referral: where it stands, what is known, and where the client could sit. */
export function ReferralPage() {
  const referral = useQuery(referralQuery(route.useParams().referralId));
  if (referral.isPending) return <LoadingPage />;
  if (!referral.data) return <><PageHeader title="Referral" /><Card><Failed error={referral.error} retry={() => void referral.refetch()} /></Card></>;
  return <Shown key={referral.data.id} referral={referral.data} />;
}

function Shown({ referral: r }: { referral: Referral }) {
  const assessments = useQuery(assessmentsQuery(r.clientId));
  const [editing, setEditing] = useState(false);
  const [now] = useState(() => new Date());
  const due = ageing(r, now, ownZone());
  const accepted = r.status === 'accepted' || r.status === 'waitlisted';
  const ended = r.status === 'declined' || r.status === 'redirected';
  const open = !ended && r.status !== 'placed';
  const assessed = (assessments.data?.length ?? 0) > 0;
  const client = r.client;
  const assess = <AssessmentsCard key="assess" client={client} primary={accepted && !assessed} />;
  const place = !ended && <PlaceList key="place" client={client} areas={r.problemAreas} referral={{ id: r.id, status: r.status }} primary={accepted && assessed} />;

  return (
    <>
      <PageHeader
        over={<Link to="/referrals">Referrals</Link>}
        title={codeNamed(client)}
        tab={`Referral of ${client.code}`}
        sentence={<span role="status">{statusSentence(r, assessments.data?.length)}</span>}
        facts={[
          { label: 'From', value: word(r.source) },
          { label: 'Urgency', value: open && r.urgency !== 'routine' ? <UrgencyChip urgency={r.urgency} /> : word(r.urgency) },
          { label: 'Received', value: shortDate(r.receivedOn) },
          ...(due ? [{ label: 'Limit', value: <StateChip tone={due.edge ?? 'quiet'}>{due.words}</StateChip> }] : []),
        ]}
        actions={<Steps referral={r} />}
      />
      <div className="columns">
        {open && <OpenReferrals clientId={r.clientId} besides={r.id} />}
        <ClientFlags clientId={r.clientId} />
        <div className="columns split">
          <div className="columns">
            <Card title="Why they come" aside={<EditButton onClick={() => setEditing(true)} />}>
              <p className="prose">{r.reason}</p>
              {!!r.problemAreas?.length && (
                <p className="actions">
                  {r.problemAreas.map((a) => (
                    <StateChip key={a}>{phrase(a)}</StateChip>
                  ))}
                </p>
              )}
            </Card>
            {/* A seat needs an assessment first: what comes next stands first. */}
            {assessments.isPending ? <Card flush><LoadingRows rows={4} /></Card> : assessed || ended ? [place, assess] : [assess, place]}
          </div>
          <div className="columns">
            <People referral={r} />
            <ContactLogCard of={{ kind: 'referrals', id: r.id }} name={nameOf(r.client)} now={now} />
            <SuitabilityCard referral={r} />
            <Given clientId={r.clientId} />
            <Card title="History">
              <History referral={r} />
            </Card>
          </div>
        </div>
      </div>
      {editing && <EditReferral referral={r} onClose={() => setEditing(false)} />}
    </>
  );
}

function EditButton({ onClick }: { onClick: () => void }) {
  const may = useMay();
  if (!may('referrals.update')) return null;
  return (
    <Button size="compact-sm" onClick={onClick}>
      Edit referral
    </Button>
  );
}

/** The steps that the referral's state allows; the next one is the filled button. */
function Steps({ referral: r }: { referral: Referral }) {
  const may = useMay();
  const step = useStep(r.id);
  const told = useTold(r.id);
  const [asking, setAsking] = useState<Asking>();
  // What stands under the pointer stays what it is: a step that is gone keeps its
  // place for as long as the page is open.
  const [steps] = useState(() => r.status === 'received' || r.status === 'triaged');
  const fresh = r.status === 'received' || r.status === 'triaged';
  const open = fresh || r.status === 'accepted' || r.status === 'waitlisted';

  const accept = () =>
    step.mutate({ step: 'accept' }, { onSuccess: told, onError: (e) => failed(e, 'Not accepted') });

  return (
    <>
      {open && may('referrals.redirect') && <Button variant="subtle" onClick={() => setAsking('redirect')}>Redirect</Button>}
      {open && may('referrals.decline') && <Button variant="subtle" onClick={() => setAsking('decline')}>Decline</Button>}
      {(fresh || (open && steps)) && may('referrals.triage') && <Button data-gone={!fresh || undefined} onClick={() => setAsking('triage')}>Triage</Button>}
      {(fresh || (open && steps)) && may('referrals.accept') && <Button variant="filled" data-gone={!fresh || undefined} loading={step.isPending} onClick={accept}>Accept</Button>}
      {asking && <StepDialog referral={r} asking={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** What they were given to read, before they have a seat too. */
function Given({ clientId }: { clientId: string }) {
  const may = useMay();
  return may('leaflets_given.read') && <LeafletsCard clientId={clientId} changes={may('leaflets_given.record')} />;
}

/** Who the client is, and who sent them. */
function People({ referral: r }: { referral: Referral }) {
  const by = r.referrer;
  const rows = [
    ['Client', <Link key="c" to="/clients/$clientId" params={{ clientId: r.clientId }}>{nameOf(r.client)}</Link>],
    ['Called', telling(r.client.preferredName)],
    ['Born', r.client.birthDate && longDate(r.client.birthDate)],
    ['Enquiry', r.enquiryId && <Link key="q" to="/enquiries/$enquiryId" params={{ enquiryId: r.enquiryId }}>What they first said</Link>],
    ['Sent by', telling(by?.name)],
    ['Of', by?.organization],
    ['Phone', telling(by?.phone) && by?.phone && <a key="p" href={callTo(by.phone)}>{by.phone}</a>],
    ['Email', telling(by?.email) && by?.email && <a key="e" href={mailTo(by.email)}>{by.email}</a>],
  ].filter(([, value]) => value);
  return (
    <Card title="People">
      <dl className={s.person}>
        {rows.map(([label, value], i) => (
          <div key={i} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
