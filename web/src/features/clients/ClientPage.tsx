import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import { AttachmentsCard } from '@/components/attachments/AttachmentsCard';
import { AssessmentsCard } from '@/components/assessments/AssessmentsCard';
import { Card } from '@/components/Card';
import { ClientFlags } from '@/components/ClientFlags';
import { MoreMenu } from '@/components/MoreMenu';
import { LeafletsCard } from '@/components/leaflets/LeafletsCard';
import { NamesShown } from '@/components/NamesShown';
import { PageHeader } from '@/components/PageHeader';
import { codeNamed } from '@/format/person';
import { enrollmentsQuery, waitsQuery } from '@/components/placement/placementQueries';
import { Failed, LoadingPage } from '@/components/States';
import { localDate, ownZone } from '@/format/dates';
import { sits } from '@/format/membership';
import { formatMoney } from '@/format/money';
import { spelled } from '@/format/words';
import { clientQuery, type ShownClient } from '@/components/clients/oneClient';
import { ClientNotes } from '@/components/notes/ClientNotes';
import { BeforeTheHour } from './BeforeTheHour';
import { ClientPlanCard } from '@/components/plans/ClientPlanCard';
import { DisclosuresCard } from './DisclosuresCard';
import { ConsentsCard } from './releases/ConsentsCard';
import { SkillsCard } from './SkillsCard';
import { TimelineCard } from './TimelineCard';
import { EditClient } from './EditClient';
import { ClientFeeDialog } from '@/components/fees/ClientFeeDialog';
import { MergeDialog } from '@/components/clients/MergeDialog';
import { MergeNote } from './MergeNote';
import { Memberships } from './Memberships';
import { PersonCards } from './PersonCards';
import { PrivateNotesCard } from './private/PrivateNotesCard';
import { ReferralsCard } from './ReferralsCard';
import { AnsweredFlags } from './AnsweredFlags';
import { WarningsCard } from './WarningsCard';
import { EmergencyNote } from './EmergencyNote';
import { Waits } from './Waits';
import s from './clients.module.css';

const route = getRouteApi('/desk/clients/$clientId');

/** One client: who they are, what they scored, where they sit and sat. */
export function ClientPage() {
  const client = useQuery(clientQuery(route.useParams().clientId));
  if (client.isPending) return <LoadingPage />;
  if (!client.data) return <><PageHeader nothing title="Client" /><Card><Failed error={client.error} retry={() => void client.refetch()} /></Card></>;
  return <Shown key={client.data.id} client={client.data} />;
}

function Shown({ client: c }: { client: ShownClient }) {
  const may = useMay(c);
  const today = useToday();
  const navigate = useNavigate();
  const seatsShown = may('enrollments.read');
  const waitsShown = may('waitlist.read');
  const enrollments = useQuery({ ...enrollmentsQuery(c.id), enabled: seatsShown });
  const waits = useQuery({ ...waitsQuery(c.id), enabled: waitsShown });
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  const [fee, setFee] = useState(false);
  const seats = enrollments.data?.filter((e) => sits(e, localDate(new Date(), ownZone()))).length;
  const waiting = waits.data?.filter((w) => w.outcome === 'waiting').length;

  return (
    <>
      <PageHeader
        over={<Link to="/clients">Clients</Link>}
        title={codeNamed(c)}
        tab={c.code}
        sentence={sentence(seats, waiting)}
        actions={
          !c.mergedInto && (
            <>
              {may('clients.update') && <Button onClick={() => setEditing(true)}>Edit client</Button>}
              {(may('referrals.create') || may('clients.merge')) && (
                <MoreMenu label="More about this client">
                  {may('referrals.create') && <Menu.Item onClick={() => void navigate({ to: '/referrals/new', state: { client: { id: c.id, code: c.code, firstName: c.firstName, lastName: c.lastName, birthDate: c.birthDate } } })}>New referral of this client</Menu.Item>}
                  {may('clients.merge') && (
                    <Menu.Item onClick={() => setMerging(true)} data-also="merge duplicate">
                      Another record of this person…
                    </Menu.Item>
                  )}
                </MoreMenu>
              )}
            </>
          )
        }
      />
      <div className="columns">
        <MergeNote client={c} />
        {c.emergency && <EmergencyNote id={c.emergency.id} until={c.emergency.expiresAt} />}
        {may('risk_flags.read') && <ClientFlags clientId={c.id} />}
        {may('clients.read_briefing') && <BeforeTheHour client={c} reads={may} />}
        <div className={`columns split ${s.page}`}>
          <div className={`columns ${s.who}`}>
            <PersonCards client={c} />
          </div>
          <div className={`columns ${s.what}`}>
            {may('warnings.read') && <WarningsCard clientId={c.id} />}
            {may('clients.read_timeline') && <TimelineCard clientId={c.id} reads={may} />}
            {may('assessments.read') && <AssessmentsCard client={c} readOnly={!!c.emergency} />}
            {may('progress_notes.read') && <ClientNotes client={c} mayAdd={may('progress_notes.add_addendum')} />}
            {may('private_notes.write') && !c.emergency && <PrivateNotesCard clientId={c.id} mayBegin={!c.mergedInto} />}
            {seatsShown && <Memberships client={c} />}
          </div>
          <div className="columns">
            {may('treatment_plans.read') && <ClientPlanCard clientId={c.id} />}
            {may('client_fee.read') && (
              <Card title="Fee per session" aside={may('client_fee.set') && <Button size="compact-sm" data-in-view onClick={() => setFee(true)}>Change fee</Button>}>
                {c.fee ? (
                  <>
                    <p className="figure">{formatMoney(c.fee)}</p>
                    {c.fee.reason && <p className="quiet">{c.fee.reason}</p>}
                  </>
                ) : (
                  <p className="quiet">None agreed: the cohort’s fee counts.</p>
                )}
              </Card>
            )}
            {waitsShown && <Waits client={c} />}
            {may('referrals.read') && <ReferralsCard clientId={c.id} />}
            {may('risk_flags.read') && <AnsweredFlags clientId={c.id} />}
            {may('clients.read_skills') && <SkillsCard clientId={c.id} />}
            {may('leaflets_given.read') && <LeafletsCard clientId={c.id} changes={!c.mergedInto && may('leaflets_given.record')} />}
            {may('attachments.read') && (
              <AttachmentsCard
                of={{ kind: 'clients', id: c.id }}
                day={today}
                readers={may('attachments.read_clinical') ? ['intake', 'clinical'] : ['intake']}
                mayAdd={!c.mergedInto && may('attachments.add')}
                mayMark={!c.mergedInto && may('attachments.void')}
                nothing="No letter or report was attached to this record."
              />
            )}
            {may('consents.read') && <ConsentsCard client={c} />}
            {may('disclosures.read') && <DisclosuresCard client={c} />}
          </div>
        </div>
      </div>
      {merging && <NamesShown title="Another record of this person" onClose={() => setMerging(false)}><MergeDialog client={c} onClose={() => setMerging(false)} /></NamesShown>}
      {editing && <NamesShown title={`Edit ${c.code}`} onClose={() => setEditing(false)}><EditClient client={c} onClose={() => setEditing(false)} /></NamesShown>}
      {fee && <ClientFeeDialog client={c} onClose={() => setFee(false)} />}
    </>
  );
}

/** "In two cohorts, waits for one seat." */
function sentence(seats: number | undefined, waits: number | undefined): string {
  if (seats === undefined || waits === undefined) return '';
  const of = (n: number, one: string) => `${spelled(n).toLowerCase()} ${n === 1 ? one : `${one}s`}`;
  const sits = seats > 0 ? `In ${of(seats, 'cohort')}` : 'In no cohort now';
  return waits > 0 ? `${sits}, waits for ${of(waits, 'seat')}.` : `${sits}.`;
}
