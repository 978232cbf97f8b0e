import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay } from '@/api/me';
import { setBadge } from '@/app/badges';
import { Board } from '@/components/Board';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { Funnel } from '@/components/Funnel';
import { PageHeader } from '@/components/PageHeader';
import { RiskFlagList } from '@/components/RiskFlagList';
import { openFlagsQuery } from '@/components/riskFlags';
import { Empty, LoadingPage, Pending } from '@/components/States';
import { daysAgo, localDate, ownZone } from '@/format/dates';
import { EnquiryColumn } from './EnquiryColumn';
import { boardSentence, byPressure, everything, funnelOf, passes, type Filter } from './board';
import { urgencies } from '@/components/contacts/choices';
import { boardQuery, countsQuery, openStatuses, placedQuery, unansweredIn } from './referralQueries';
import { StageColumn } from './StageColumn';
import s from './ReferralsPage.module.css';

const titles: Record<string, string> = { received: 'New', triaged: 'Triaged', accepted: 'Accepted', waitlisted: 'Waiting', placed: 'Seated lately' };
const empties: Record<string, string> = {
  received: 'Nothing new',
  triaged: 'None is between triage and an answer',
  accepted: 'Nobody is to be assessed or placed',
  waitlisted: 'Nobody waits for a seat',
  placed: 'Nobody in the last 30 days',
};

/** Intake's board: every referral that is under way, by stage and by how long it may wait. */
export function ReferralsPage() {
  const board = useQuery(boardQuery);
  const [now] = useState(() => new Date());
  const zone = ownZone();
  const today = localDate(now, zone);
  const placed = useQuery(placedQuery(daysAgo(30, today)));
  const counts = useQuery(countsQuery());
  const arrived = useQuery(countsQuery(daysAgo(90, today)));
  const flags = useQuery(openFlagsQuery);
  const may = useMay();
  const [filter, setFilter] = useState<Filter>(everything);

  // The board may be known already, from the first page.
  const unanswered = board.data && unansweredIn(board.data);
  useEffect(() => {
    if (unanswered !== undefined) setBadge('/referrals', unanswered);
  }, [unanswered]);

  const create = may('referrals.create') && (
    <>
      <ButtonLink to="/enquiries/new">New enquiry</ButtonLink>
      <ButtonLink to="/referrals/new" variant="filled">
        New referral
      </ButtonLink>
    </>
  );
  if (board.isPending) return <LoadingPage />;
  if (!board.data) return <><PageHeader title="Referrals" actions={create} /><Card><Pending query={board} /></Card></>;

  const atRisk = new Set(flags.data?.map((f) => f.clientId));
  const lately = placed.data ?? [];
  const total = openStatuses.reduce((n, status) => n + (counts.data?.[status] ?? 0), 0) || board.data.length;
  const shown = [...board.data, ...lately].filter((r) => passes(r, filter, now, zone)).sort(byPressure);
  const narrowed = filter.text !== '' || filter.urgency !== null || filter.late;

  if (total === 0 && lately.length === 0) {
    return (
      <>
        <PageHeader title="Referrals" sentence="Nobody waits for an answer." />
        <Card>
          <Empty title="No referral yet" action={create}>
            Record the first one when somebody asks for a group, by phone, letter or at the door.
          </Empty>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Referrals" sentence={boardSentence(board.data, total, now, zone)} actions={create} />
      <div className="columns">
        <div className={s.filter} role="search" aria-label="Narrow the board">
          <TextInput aria-label="Filter by code, name, source or problem" placeholder="Code, name, source or problem" value={filter.text} onChange={(e) => setFilter({ ...filter, text: e.currentTarget.value })} />
          <Select aria-label="Urgency" placeholder="Any urgency" clearable data={urgencies} value={filter.urgency} onChange={(urgency) => setFilter({ ...filter, urgency })} />
          <Checkbox label="Only past their limit" checked={filter.late} onChange={(e) => setFilter({ ...filter, late: e.currentTarget.checked })} />
          {narrowed && (
            <Button variant="subtle" onClick={() => setFilter(everything)}>
              Show all
            </Button>
          )}
        </div>
        <Board label="Referrals by stage">
          <EnquiryColumn filter={filter} now={now} />
          {[...openStatuses, 'placed'].map((status) => (
            <StageColumn
              key={status}
              title={titles[status] ?? status}
              empty={narrowed ? 'None like that' : (empties[status] ?? '')}
              referrals={shown.filter((r) => r.status === status)}
              total={narrowed || status === 'placed' ? undefined : counts.data?.[status]}
              atRisk={atRisk}
              now={now}
              zone={zone}
            />
          ))}
        </Board>
        {total > board.data.length && <p className="quiet">The board shows the {board.data.length} that must be answered first, of {total}. The others are found with Ctrl K or among the clients.</p>}
        <div className="columns split">
          <RiskFlagList />
          <Card title="From referral to a seat" aside="received in the last 90 days">
            {arrived.data ? <Funnel stages={funnelOf(arrived.data)} /> : <Pending query={arrived} rows={3} />}
          </Card>
        </div>
      </div>
    </>
  );
}
