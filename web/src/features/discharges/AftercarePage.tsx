import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { Chips, PressChip, StateChip, type Tone } from '@/components/Chip';
import { FollowUpDialog } from '@/components/discharge/FollowUpDialog';
import { dischargesDueQuery, followUpsDueQuery, type DischargeDue, type DischargesList, type FollowUpDue, type FollowUpsList } from '@/components/discharge/dischargeQueries';
import { dueWords } from '@/components/discharge/dischargeWords';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { Empty, Pending } from '@/components/States';
import { calledOf, codeBeside } from '@/format/person';
import { shortDate } from '@/format/dates';
import { aftercareSentence } from './aftercareSentence';

/** Whom to ask how they are doing, and whose summary is to be written or signed. */
export function AftercarePage() {
  const may = useMay();
  const writes = may('discharges.read');
  const asked = useQuery(followUpsDueQuery('due'));
  const due = useQuery({ ...dischargesDueQuery('overdue'), enabled: writes });
  const today = useToday();
  if (!asked.data || (writes && !due.data)) return <PendingPage query={asked.data ? due : asked} title="After the group" />;
  return (
    <>
      <PageHeader title="After the group" sentence={aftercareSentence(asked.data.counts, due.data?.counts)} />
      <div className={writes ? 'columns halves' : 'columns narrow'}>
        <FollowUps today={today} counts={asked.data.counts} />
        {writes && due.data && <Summaries today={today} counts={due.data.counts} />}
      </div>
    </>
  );
}

const asks: Array<{ key: FollowUpsList; label: string; nothing: string }> = [
  { key: 'due', label: 'To ask now', nothing: 'Nobody is to be asked today.' },
  { key: 'soon', label: 'In the next 14 days', nothing: 'Nobody is to be asked in the next 14 days.' },
];

function FollowUps({ today, counts }: { today: string; counts: Record<FollowUpsList, number> }) {
  const may = useMay();
  const [shown, setShown] = useState<FollowUpsList>(counts.due === 0 && counts.soon > 0 ? 'soon' : 'due');
  const [asking, setAsking] = useState<FollowUpDue>();
  const list = useQuery(followUpsDueQuery(shown));
  return (
    <div className="columns">
      <Chosen label="Whom to ask" lists={asks} counts={counts} shown={shown} onShow={setShown} />
      <Rows query={list} nothing={asks.find((l) => l.key === shown)?.nothing ?? ''} title="How are they doing?" row={(u: FollowUpDue) => (
        <ListRow
          key={`${u.dischargeId} ${u.after}`}
          plain
          title={
            <>
              <StateChip tone={u.dueOn < today ? 'late' : 'soon'}>{u.after} days</StateChip>{' '}
              <Link to="/clients/$clientId" params={{ clientId: u.clientId }}>
                {calledOf(u)}
              </Link>{' '}
              <span className="quiet">{codeBeside(u)}</span>
            </>
          }
          detail={[dueWords(u.dueOn, today), `left ${u.cohort} on ${shortDate(u.endedOn, today)}`, u.tries > 0 && `tried ${u.tries === 1 ? 'once' : `${u.tries} times`}`].filter(Boolean).join('; ')}
          end={may('follow_ups.record') && <Button onClick={() => setAsking(u)} aria-label={`Ask ${calledOf(u)} how they are doing`}>Ask</Button>}
        />
      )} />
      {asking && <FollowUpDialog dischargeId={asking.dischargeId} after={asking.after} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

const summaries: Array<{ key: DischargesList; label: string; nothing: string }> = [
  { key: 'overdue', label: 'Overdue', nothing: 'No summary is overdue.' },
  { key: 'due', label: 'To write', nothing: 'Nobody left in the last 30 days without a summary.' },
  { key: 'cosign', label: 'To co-sign', nothing: 'No summary waits for your signature.' },
];

function Summaries({ today, counts }: { today: string; counts: Record<DischargesList, number> }) {
  const [shown, setShown] = useState<DischargesList>(summaries.find((l) => counts[l.key] > 0)?.key ?? 'overdue');
  const list = useQuery(dischargesDueQuery(shown));
  return (
    <div className="columns">
      <Chosen label="Which summaries" lists={summaries} counts={counts} shown={shown} onShow={setShown} />
      <Rows query={list} nothing={summaries.find((l) => l.key === shown)?.nothing ?? ''} title="Discharge summaries" row={(m: DischargeDue) => {
        const [tone, word] = state(m, today);
        return (
          <ListRow
            key={m.enrollmentId}
            plain
            title={
              <>
                <StateChip tone={tone}>{word}</StateChip>{' '}
                {m.status === 'waiting' ? (
                  <Link to="/discharges/$dischargeId" params={{ dischargeId: m.dischargeId ?? '' }}>
                    {calledOf(m)}
                  </Link>
                ) : (
                  <Link to="/memberships/$enrollmentId/discharge" params={{ enrollmentId: m.enrollmentId }}>
                    {calledOf(m)}
                  </Link>
                )}
              </>
            }
            detail={`${dueWords(m.dueOn, today)}; left ${m.cohort} on ${shortDate(m.endedOn, today)}`}
            end={codeBeside(m)}
          />
        );
      }} />
    </div>
  );
}

function state(m: DischargeDue, today: string): [Tone, string] {
  if (m.status === 'waiting') return ['meanwhile', 'to co-sign'];
  if (m.dueOn < today) return ['late', m.status ? 'draft, late' : 'late'];
  return m.status ? ['underway', 'being written'] : ['soon', 'to write'];
}

type ChosenProps<K extends string> = { label: string; lists: Array<{ key: K; label: string }>; counts: Record<K, number>; shown: K; onShow: (key: K) => void };

function Chosen<K extends string>({ label, lists, counts, shown, onShow }: ChosenProps<K>) {
  return (
    <Chips label={label}>
      {lists.map((l) => (
        <PressChip key={l.key} tone={l.key === shown ? 'chosen' : 'quiet'} pressed={l.key === shown} onClick={() => onShow(l.key)}>
          {l.label} {counts[l.key] || ''}
        </PressChip>
      ))}
    </Chips>
  );
}

type Asked<T> = { data?: { items: T[] }; error: unknown; refetch: () => unknown; isPending: boolean };

function Rows<T>({ query, nothing, title, row }: { query: Asked<T>; nothing: string; title: string; row: (item: T) => React.ReactNode }) {
  if (!query.data)
    return (
      <Card>
        <Pending query={query as never} rows={3} />
      </Card>
    );
  if (query.data.items.length === 0)
    return (
      <Card>
        <Empty title={nothing} />
      </Card>
    );
  return (
    <Card title={title} flush>
      <List label={title}>{query.data.items.map(row)}</List>
    </Card>
  );
}
