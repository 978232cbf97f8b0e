import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useMay } from '@/api/me';
import { AssessmentsCard } from '@/components/assessments/AssessmentsCard';
import { Card } from '@/components/Card';
import { ClientFlags } from '@/components/ClientFlags';
import { MoreMenu } from '@/components/MoreMenu';
import { PageHeader } from '@/components/PageHeader';
import { guardianWords } from '@/components/clients/clientValues';
import { nameOf } from '@/components/clients/nameOf';
import { enrollmentsQuery, waitsQuery } from '@/components/placement/placementQueries';
import { Failed, LoadingPage } from '@/components/States';
import { daysBetween, localDate, longDate, ownZone } from '@/format/dates';
import { sits } from '@/format/membership';
import { formatMoney } from '@/format/money';
import { languageName, spelled } from '@/format/words';
import { clientQuery, type Client, type ShownClient } from './clientQueries';
import { EditClient } from './EditClient';
import { FeeDialog } from './FeeDialog';
import { MergeDialog } from './MergeDialog';
import { MergeNote } from './MergeNote';
import { Memberships } from './Memberships';
import { ReferralsCard } from './ReferralsCard';
import { AnsweredFlags } from './AnsweredFlags';
import { Waits } from './Waits';
import s from './clients.module.css';

const route = getRouteApi('/desk/clients/$clientId');

/** One client: who they are, what they scored, where they sit and sat. */
export function ClientPage() {
  const client = useQuery(clientQuery(route.useParams().clientId));
  if (client.isPending) return <LoadingPage />;
  if (!client.data) return <><PageHeader title="Client" /><Card><Failed error={client.error} retry={() => void client.refetch()} /></Card></>;
  return <Shown key={client.data.id} client={client.data} />;
}

function Shown({ client: c }: { client: ShownClient }) {
  const may = useMay(c);
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
        title={`${c.code}, ${nameOf(c)}`}
        sentence={sentence(seats, waiting)}
        actions={
          !c.mergedInto && (
            <>
              {may('clients.update') && <Button onClick={() => setEditing(true)}>Edit client</Button>}
              {may('clients.merge') && (
                <MoreMenu label="More about this client">
                  <Menu.Item onClick={() => setMerging(true)}>Another record of this person…</Menu.Item>
                </MoreMenu>
              )}
            </>
          )
        }
      />
      <div className="columns">
        <MergeNote client={c} />
        {may('risk_flags.read') && <ClientFlags clientId={c.id} />}
        <div className="columns split">
          <div className="columns">
            {may('assessments.read') && <AssessmentsCard client={c} />}
            {seatsShown && <Memberships client={c} />}
          </div>
          <div className="columns">
            <Identity client={c} />
            {may('client_fee.read') && (
              <Card title="Fee per session" aside={may('client_fee.set') && <Button size="compact-sm" onClick={() => setFee(true)}>Change fee</Button>}>
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
          </div>
        </div>
      </div>
      {merging && <MergeDialog client={c} onClose={() => setMerging(false)} />}
      {editing && <EditClient client={c} onClose={() => setEditing(false)} />}
      {fee && <FeeDialog client={c} onClose={() => setFee(false)} />}
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

/** Whole years between two calendar dates. */
function years(from: string, to: string): number {
  const full = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return daysBetween(`${to.slice(0, 4)}${from.slice(4)}`, to) < 0 ? full - 1 : full;
}

// An extension and a note are for who calls, not for the telephone.
const dialled = (phone: string) => (phone.split(/[a-z#,;]/i)[0] ?? '').replace(/[^\d+]/g, '');

function Identity({ client: c }: { client: Client }) {
  const rows: Array<[string, ReactNode]> = [
    ['Called', c.preferredName],
    ['Formerly', c.formerNames?.join(', ')],
    ['Born', `${longDate(c.birthDate)} (${years(c.birthDate, localDate(new Date(), ownZone()))})`],
    ['Phone', c.phone && <a href={`tel:${dialled(c.phone)}`}>{c.phone}</a>],
    ['Email', c.email && <a href={`mailto:${c.email}`}>{c.email}</a>],
    ['Address', c.address],
    ['Language', c.language && languageName(c.language)],
    ['Guardian', c.guardian && guardianWords(c.guardian)],
  ];
  return (
    <Card title="Who it is">
      <dl className={s.person}>
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
