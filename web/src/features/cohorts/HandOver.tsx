import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { ClashField } from '@/components/clash/ClashField';
import { handoverQuery, leadersQuery, type HandoverAhead } from '@/components/cover/coverQueries';
import { DateInput } from '@/components/DateInput';
import { Form } from '@/components/Form';
import { done } from '@/components/notices';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { localDate, longDate, shortDate } from '@/format/dates';
import { count, listed } from '@/format/words';
import { useChangeCohort, type Cohort } from './cohortQueries';

type Props = { cohort: Cohort; onClose: () => void };

/** Hands a cohort to another lead: what goes along is seen before it is done. */
export function HandOver({ cohort, onClose }: Props) {
  const today = localDate(new Date(), cohort.schedule.timeZone);
  const running = cohort.status === 'running';
  const [leadId, setLeadId] = useState('');
  const [from, setFrom] = useState(running ? today : '');
  const [stays, setStays] = useState(false);
  const [override, setOverride] = useState('');
  const [wanting, setWanting] = useState(false);
  const leaders = useQuery(leadersQuery);
  const ahead = useQuery(handoverQuery(cohort.id, leadId, from));
  const change = useChangeCohort(cohort.id);
  const clashes = (leadId && ahead.data?.clashes) || [];
  const next = leaders.data?.find((l) => l.id === leadId);

  function send() {
    setWanting(true);
    if (!next || (clashes.length > 0 && !override.trim())) return;
    const coLeadIds = cohort.coLeadIds.filter((id) => id !== leadId);
    if (stays) coLeadIds.push(cohort.leadId);
    change.mutate(
      { version: cohort.version, body: { leadId, coLeadIds, leadersFrom: (running && from !== today && from) || undefined, overrideReason: override.trim() || undefined } },
      { onSuccess: () => (onClose(), done(`${next.name} leads ${cohort.name}`)) },
    );
  }

  return (
    <WorkDialog title={`Hand ${cohort.name} over`} size={560} dirty={() => leadId !== ''} onClose={onClose}>
      {(close) => (
        <Form submit="Hand over" busy={change.isPending} problem={change.error && asProblem(change.error).message} onCancel={close} onSubmit={(e) => (e.preventDefault(), send())}>
          <Select
            label="Who takes over"
            placeholder="A licensed therapist"
            required
            searchable
            value={leadId || null}
            data={(leaders.data ?? []).filter((l) => l.id !== cohort.leadId).map((l) => ({ value: l.id, label: l.name }))}
            onChange={(id) => setLeadId(id ?? '')}
            error={wanting && !leadId ? 'Choose who leads.' : undefined}
          />
          {running && <DateInput label="From" description="The first day of the new lead. Leave today, or say a day that has been." max={today} value={from} onChange={setFrom} />}
          <Checkbox label={`${cohort.leadName} stays as a co-lead`} checked={stays} onChange={(e) => setStays(e.currentTarget.checked)} />
          {leadId !== '' && (ahead.data ? <Along ahead={ahead.data} was={cohort.leadName} /> : <Pending query={ahead} rows={3} />)}
          <ClashField clashes={clashes} reason={override} onReason={setOverride} wanting={wanting} />
        </Form>
      )}
    </WorkDialog>
  );
}

/** What goes along, and what stays with who led so far. */
function Along({ ahead: a, was }: { ahead: HandoverAhead; was: string }) {
  const first = a.coming[0];
  return (
    <div className="tinted" data-tone="good" role="status">
      <ul aria-label="What goes along">
        <li>{first ? `${count(a.coming.length, 'session')} to come, the first on ${longDate(first.date)}.` : 'No session is to come.'}</li>
        {a.openFlags > 0 && <li>{count(a.openFlags, 'open risk flag')} of members.</li>}
        {a.unsettledHomework > 0 && <li>{count(a.unsettledHomework, 'homework')} that nobody recorded as back or not.</li>}
        {a.covers.length > 0 && <li>Covers stand: {listed(a.covers.map((c) => `${c.userName} on ${shortDate(c.date)}`))}.</li>}
        {a.unclosed.length > 0 && (
          <li>
            {was} keeps {count(a.unclosed.length, 'session')} of {listed(a.unclosed.map((x) => shortDate(x.date)))} to close. The new lead can close them too.
          </li>
        )}
        {a.away.length > 0 && <li>The new lead is away on {listed(a.away.map((x) => shortDate(x.date)))}: have somebody cover.</li>}
        {a.warnings.map((w) => (
          <li key={w}>{w}</li>
        ))}
      </ul>
    </div>
  );
}
