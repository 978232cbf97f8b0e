import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { ContactLogCard } from '@/components/contacts/ContactLogCard';
import { enquiryQuery, useEnquiryDeeds, type Enquiry } from '@/components/contacts/contactQueries';
import { cameByWords, forWhomWords } from '@/components/contacts/contactWords';
import { enquiryName } from '@/components/contacts/enquiryName';
import { NextChip } from '@/components/contacts/NextChip';
import { done } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Failed, LoadingPage } from '@/components/States';
import { UrgencyChip } from '@/components/UrgencyChip';
import { longDate, momentIn, ownZone, shortDate } from '@/format/dates';
import { telling } from '@/format/person';
import { callTo, mailTo } from '@/format/reach';
import { phrase, word } from '@/format/words';
import { CloseEnquiryDialog } from './CloseEnquiryDialog';
import { EditEnquiry } from './EditEnquiry';
import s from './Enquiry.module.css';

const route = getRouteApi('/desk/enquiries/$enquiryId');

/** One enquiry: who it is about, what they look for, and who tried to reach them. */
export function EnquiryPage() {
  const enquiry = useQuery(enquiryQuery(route.useParams().enquiryId));
  if (enquiry.isPending) return <LoadingPage />;
  if (!enquiry.data) return <><PageHeader title="Enquiry" /><Card><Failed error={enquiry.error} retry={() => void enquiry.refetch()} /></Card></>;
  return <Shown key={enquiry.data.id} enquiry={enquiry.data} />;
}

function sentence(e: Enquiry): string {
  if (e.status === 'referred') return 'Became a referral.';
  if (e.status === 'closed') return `Closed: ${phrase(e.history.findLast((h) => h.kind === 'closed')?.reason ?? '')}.`;
  return e.standing.reachedAt ? 'They were spoken to. Make it a referral, or say why not.' : 'Nobody has spoken with them yet.';
}

function Shown({ enquiry: e }: { enquiry: Enquiry }) {
  const may = useMay();
  const [now] = useState(() => new Date());
  const [editing, setEditing] = useState(false);
  const facts = [
    ['About', telling(enquiryName(e))],
    ['For whom', forWhomWords[e.forWhom]],
    ['Who called', telling(e.caller)],
    ['Born', telling(e.birthDate) && longDate(e.birthDate ?? '')],
    ['Phone', telling(e.phone) && <a key="p" href={callTo(e.phone ?? '')}>{e.phone}</a>],
    ['When to call', e.preferred],
    ['Messages', e.messages?.map(phrase).join(', ')],
    ['Email', telling(e.email) && <a key="e" href={mailTo(e.email ?? '')}>{e.email}</a>],
    ['How it came', cameByWords[e.cameBy]],
  ].filter(([, value]) => value);
  return (
    <>
      <PageHeader
        over={<Link to="/referrals">Referrals</Link>}
        title={enquiryName(e)}
        tab="Enquiry"
        sentence={<span role="status">{sentence(e)}</span>}
        facts={[
          { label: 'From', value: word(e.source) },
          { label: 'Urgency', value: e.urgency === 'routine' ? 'Routine' : <UrgencyChip urgency={e.urgency} /> },
          { label: 'Taken', value: shortDate(e.receivedOn) },
          ...(e.standing.next ? [{ label: 'Next', value: <NextChip next={e.standing.next} now={now} /> }] : []),
        ]}
        actions={<Steps enquiry={e} />}
      />
      <div className="columns split">
        <div className="columns">
          <Card title="What they look for" aside={may('enquiries.update') && <Button size="compact-sm" onClick={() => setEditing(true)}>Correct</Button>}>
            <p className="prose">{e.wants}</p>
          </Card>
          <ContactLogCard of={{ kind: 'enquiries', id: e.id }} name={enquiryName(e)} now={now} />
        </div>
        <div className="columns">
          <Card title="Who it is about">
            <dl className={s.facts}>
              {facts.map(([label, value], i) => (
                <div key={i} style={{ display: 'contents' }}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </Card>
          <Card title="History">
            <History enquiry={e} />
          </Card>
        </div>
      </div>
      {editing && <EditEnquiry enquiry={e} onClose={() => setEditing(false)} />}
    </>
  );
}

/** What can be done with it: the next step is the filled button. */
function Steps({ enquiry: e }: { enquiry: Enquiry }) {
  const may = useMay();
  const navigate = useNavigate();
  const { reopen } = useEnquiryDeeds();
  const [asking, setAsking] = useState<'close' | 'reopen'>();
  return (
    <>
      {e.status === 'open' && may('enquiries.close') && <Button variant="subtle" onClick={() => setAsking('close')}>Close</Button>}
      {e.status === 'open' && may('referrals.create') && (
        <Button variant="filled" onClick={() => void navigate({ to: '/referrals/new', state: { enquiry: e } })}>
          Make a referral
        </Button>
      )}
      {e.status !== 'open' && may('enquiries.reopen') && <Button onClick={() => setAsking('reopen')}>Reopen</Button>}
      {e.status === 'referred' && e.referralId && (
        <Button component={Link} variant="filled" to="/referrals/$referralId" params={{ referralId: e.referralId } as never}>
          To the referral
        </Button>
      )}
      {asking === 'close' && <CloseEnquiryDialog enquiry={e} onClose={() => setAsking(undefined)} />}
      <ReasonDialog
        opened={asking === 'reopen'}
        title="Reopen this enquiry?"
        confirm="Reopen it"
        kept="It stands in the history of the enquiry."
        onConfirm={async (reason) => {
          await reopen.mutateAsync({ id: e.id, reason });
          done('The enquiry is open again');
        }}
        onClose={() => setAsking(undefined)}
      >
        {e.status === 'referred' ? 'The referral that it became is declined as entered in error, and whoever waits with it leaves the list.' : 'Its limit counts from the day on which it came in.'}
      </ReasonDialog>
    </>
  );
}

const steps: Record<Enquiry['history'][number]['kind'], string> = { taken: 'Taken down', corrected: 'Corrected', referred: 'Became a referral', closed: 'Closed', reopened: 'Reopened' };

function History({ enquiry: e }: { enquiry: Enquiry }) {
  return (
    <ol className={s.history} aria-label="History, newest first">
      {e.history.toReversed().map((h) => (
        <li key={h.at}>
          <strong>{steps[h.kind]}</strong>
          {h.reason && `: ${phrase(h.reason)}`}
          <div className="quiet small">
            <time dateTime={h.at}>{momentIn(h.at, ownZone())}</time>, {h.by}
          </div>
          {h.note && <p className={s.note}>{h.note}</p>}
          {h.was && <p className={s.note}><StateChip>Before</StateChip> {enquiryName(h.was)}, {telling(h.was.phone)}: {h.was.wants}</p>}
        </li>
      ))}
    </ol>
  );
}
