import { Radio, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ClashField } from '@/components/clash/ClashField';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Nothing, Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { longDate, shortDate } from '@/format/dates';
import { count, listed } from '@/format/words';
import { substitutesQuery, useMakeCover, type Substitute } from './coverQueries';
import { substituteWords } from './coverWords';

export type CoverOf = {
  cohortId: string;
  /** The days to cover; one day is one session. */
  from: string;
  until: string;
  /** In whose place somebody may lead, the lead first. */
  leaders: { id: string; name: string }[];
  /** Who cannot lead, where that is known. */
  forId?: string;
};
type Props = CoverOf & { onClose: () => void };

/** Names a substitute for one session or some days, of those who could. */
export function CoverDialog(props: Props) {
  const [dirty, setDirty] = useState(false);
  return (
    <WorkDialog title="Have somebody cover" size={560} dirty={() => dirty} onClose={props.onClose}>
      {(close) => <CoverForm {...props} onDirty={() => setDirty(true)} onCancel={close} />}
    </WorkDialog>
  );
}

function CoverForm({ cohortId, leaders, onDirty, onCancel, onClose, ...start }: Props & { onDirty: () => void; onCancel: () => void }) {
  const [from, setFrom] = useState(start.from);
  const [until, setUntil] = useState(start.until);
  const [forId, setForId] = useState(start.forId ?? leaders[0]?.id ?? '');
  const [userId, setUserId] = useState('');
  const [reason, setReason] = useState('');
  const [override, setOverride] = useState('');
  const [wanting, setWanting] = useState(false);
  const who = useQuery(substitutesQuery(cohortId, from, until));
  const make = useMakeCover(cohortId);
  const chosen = who.data?.items.find((s) => s.id === userId);
  const clashes = chosen?.clashes ?? [];
  const touch = <T,>(set: (value: T) => void) => (value: T) => (onDirty(), set(value));

  function send() {
    setWanting(true);
    if (!chosen || !reason.trim() || (clashes.length > 0 && !override.trim())) return;
    make.mutate(
      { userId, forId: forId || undefined, from, until, reason: reason.trim(), overrideReason: override.trim() || undefined },
      { onSuccess: ({ items }) => (onClose(), done(`${chosen.name} covers ${count(items.length, 'session')}`)) },
    );
  }

  return (
    <Form submit="Name the substitute" busy={make.isPending} problem={make.error && asProblem(make.error).message} onCancel={onCancel} onSubmit={(e) => (e.preventDefault(), send())}>
      <FieldGroup title="Which sessions" hint={who.data && sessionsWords(who.data.sessions.map((x) => x.date))}>
        <DateInput label="From" value={from} onChange={touch(setFrom)} />
        <DateInput label="Through" min={from} value={until} onChange={touch(setUntil)} />
        {leaders.length > 1 && <Select label="In the place of" data={leaders.map((l) => ({ value: l.id, label: l.name }))} value={forId} allowDeselect={false} onChange={(id) => touch(setForId)(id ?? '')} />}
      </FieldGroup>
      <Candidates query={who} value={userId} onChange={touch(setUserId)} error={wanting && !chosen ? 'Choose who leads.' : undefined} />
      <ClashField clashes={clashes} reason={override} onReason={touch(setOverride)} wanting={wanting} />
      <Textarea label="Reason" description="The substitute and the leaders read it; kept in the audit." autosize minRows={2} maxLength={1000} required value={reason} onChange={(e) => touch(setReason)(e.currentTarget.value)} error={wanting && !reason.trim() ? 'Say why.' : undefined} />
      <p className="small quiet">The sessions, and what the substitute needs to know of their members, are open to them from the day before the first one until the end of the day after the last one. Then it ends by itself.</p>
    </Form>
  );
}

type CandidatesProps = { query: { data?: { items: Substitute[] }; error: unknown; refetch?: unknown }; value: string; onChange: (id: string) => void; error?: string };

/** Who is licensed on these days: who is free first, and of these who knows the group. */
function Candidates({ query, value, onChange, error }: CandidatesProps) {
  if (!query.data) return <Pending query={query as never} rows={2} />;
  if (query.data.items.length === 0) return <Nothing>No other therapist is licensed on these days.</Nothing>;
  return (
    <Radio.Group label="Who leads" value={value} onChange={onChange} error={error}>
      <div className="fields" style={{ gap: 8, marginTop: 4 }}>
        {query.data.items.map((s) => (
          <Radio key={s.id} value={s.id} disabled={s.away} label={s.name} description={substituteWords(s)} />
        ))}
      </div>
    </Radio.Group>
  );
}

function sessionsWords(dates: string[]): string {
  if (dates.length === 0) return 'There is no session in this time that can still be covered.';
  return dates.length === 1 ? `The session of ${longDate(dates[0] ?? '')}.` : `${count(dates.length, 'session')}: ${listed(dates.map((d) => shortDate(d)))}.`;
}
