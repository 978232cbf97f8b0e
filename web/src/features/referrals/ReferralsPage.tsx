import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useMay } from '@/api/me';
import { setBadge } from '@/app/badges';
import { Board } from '@/components/Board';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { Funnel } from '@/components/Funnel';
import { PageHeader } from '@/components/PageHeader';
import { RiskFlagList } from '@/components/RiskFlagList';
import { openFlagsQuery } from '@/components/riskFlags';
import { enquiriesQuery } from '@/components/contacts/contactQueries';
import { Empty, LoadingPage, Pending } from '@/components/States';
import { daysAgo, localDate, ownZone } from '@/format/dates';
import { AskedStep as AskedStepDialog } from './AskedStep';
import { boardSentence, byPressure, funnelOf, passes, type Filter } from './board';
import { droppedOn, inOrder, lookFrom, ofEnquiry, ofReferral, stages, type AskedStep, type Look, type Order, type Underway } from './pipeline';
import { PipelineTable } from './PipelineTable';
import { sources, urgencies } from '@/components/contacts/choices';
import { boardQuery, countsQuery, openStatuses, placedQuery, unansweredIn } from './referralQueries';
import { StageColumn } from './StageColumn';
import s from './ReferralsPage.module.css';

const route = getRouteApi('/desk/referrals');

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
  const enquiries = useQuery(enquiriesQuery);
  const navigate = useNavigate();
  const look = lookFrom(route.useSearch());
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<{ who: Underway; step: AskedStep }>();
  const [dragged, setDragged] = useState<Underway>();
  const { view, order, ...narrow } = look;
  const filter: Filter = { text, ...narrow };
  const choose = (change: Look) => void navigate({ to: '/referrals', search: { ...look, ...change } as never, replace: true });
  const close = useCallback(() => setAsked(undefined), []);

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
  const failed = !board.data ? board : !enquiries.data && enquiries.isError ? enquiries : undefined;
  if (failed || !board.data) return <><PageHeader title="Referrals" actions={create} /><Card><Pending query={failed ?? board} /></Card></>;

  const atRisk = new Set(flags.data?.map((f) => f.clientId));
  const lately = placed.data ?? [];
  const total = openStatuses.reduce((n, status) => n + (counts.data?.[status] ?? 0), 0) || board.data.length;
  const everybody = [...(enquiries.data?.items ?? []).map((e) => ofEnquiry(e, today)), ...[...board.data, ...lately].sort(byPressure).map((r) => ofReferral(r, today))];
  const shown = everybody.filter((u) => passes(u, filter, now, zone));
  const narrowed = text !== '' || Object.values(narrow).some(Boolean);
  // A stage that nobody is at and that cannot be reached by a drag takes no room.
  const always = new Set(['enquiry', ...openStatuses, 'placed']);
  const columns = stages.filter((stage) => (!look.stage || stage.value === look.stage) && (always.has(stage.value) || everybody.some((u) => u.standing.stage === stage.value)));
  const ask = (who: Underway, step: AskedStep) => setAsked({ who, step });
  const drop = (stage: (typeof stages)[number]['value']) => {
    const step = dragged && droppedOn(dragged, stage);
    if (dragged && step) ask(dragged, step);
    setDragged(undefined);
  };

  if (everybody.length === 0 && !enquiries.isPending) {
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
          <TextInput aria-label="Filter by code, name, phone, source or problem" placeholder="Code, name, phone, source or problem" value={text} onChange={(e) => setText(e.currentTarget.value)} />
          <Select aria-label="Stage" placeholder="Any stage" clearable data={stages.map(({ value, label }) => ({ value, label }))} value={look.stage ?? null} onChange={(stage) => choose({ stage: stage ?? undefined })} />
          <Select aria-label="Urgency" placeholder="Any urgency" clearable data={urgencies} value={look.urgency ?? null} onChange={(urgency) => choose({ urgency: urgency ?? undefined })} />
          <Select aria-label="Source" placeholder="Any source" clearable data={sources} value={look.source ?? null} onChange={(source) => choose({ source: source ?? undefined })} />
          <Checkbox label="Only overdue" checked={!!look.late} onChange={(e) => choose({ late: e.currentTarget.checked || undefined })} />
          {narrowed && (
            <Button
              variant="subtle"
              onClick={() => {
                setText('');
                choose({ stage: undefined, urgency: undefined, source: undefined, late: undefined });
              }}
            >
              Show all
            </Button>
          )}
          <span className={s.view}>
            {view === 'table' && <Select aria-label="Order" data={orders} allowDeselect={false} value={order ?? 'next'} onChange={(value) => choose({ order: value === 'next' ? undefined : (value as Order) })} />}
            <SegmentedControl aria-label="Board or table" data={[{ value: 'board', label: 'Board' }, { value: 'table', label: 'Table' }]} value={view ?? 'board'} onChange={(value) => choose({ view: value === 'table' ? 'table' : undefined })} />
          </span>
        </div>
        {view === 'table' ? (
          <PipelineTable people={inOrder(shown, order)} now={now} zone={zone} onAsk={ask} />
        ) : (
          <Board label="Referrals by stage">
            {columns.map(({ value: stage, label, empty }) => (
              <StageColumn
                key={stage}
                title={label}
                empty={narrowed ? 'None like that' : empty}
                people={shown.filter((u) => u.standing.stage === stage)}
                total={narrowed || stage === 'placed' || stage === 'enquiry' ? undefined : counts.data?.[stage]}
                atRisk={atRisk}
                now={now}
                zone={zone}
                onAsk={ask}
                onDrag={setDragged}
                takes={!!dragged && !!droppedOn(dragged, stage)}
                onDrop={() => drop(stage)}
              />
            ))}
          </Board>
        )}
        {total > board.data.length && <p className="quiet">The board shows the {board.data.length} that must be answered first, of {total}. The others are found with Ctrl K or among the clients.</p>}
        {enquiries.data?.more && <p className="quiet">Of the enquiries it shows the {enquiries.data.items.length} that must be answered first: there are more.</p>}
        <div className="columns split">
          <RiskFlagList />
          <Card title="From referral to a seat" aside="received in the last 90 days">
            {arrived.data ? <Funnel stages={funnelOf(arrived.data)} /> : <Pending query={arrived} rows={3} />}
          </Card>
        </div>
      </div>
      {asked && <AskedStepDialog who={asked.who} step={asked.step} onClose={close} />}
    </>
  );
}

const orders = [
  { value: 'next', label: 'What is owed first' },
  { value: 'stage', label: 'By stage' },
  { value: 'oldest', label: 'The oldest first' },
  { value: 'name', label: 'By name' },
];
