import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { ledHoursQuery } from '@/components/cover/coverQueries';
import { hoursWords, ledAs } from '@/components/cover/coverWords';
import { DateInput } from '@/components/DateInput';
import { download } from '@/api/client';
import { failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Nothing, Pending } from '@/components/States';
import { longDate } from '@/format/dates';
import { count } from '@/format/words';

/** The sessions and hours that people led, as lead, co-lead or substitute. */
export function HoursPage() {
  const today = useToday();
  const [from, setFrom] = useState(`${today.slice(0, 7)}-01`);
  const [to, setTo] = useState(today);
  const [busy, setBusy] = useState(false);
  const hours = useQuery(ledHoursQuery(from, to));
  const minutes = hours.data?.sums.reduce((sum, x) => sum + x.minutes, 0) ?? 0;

  async function save() {
    setBusy(true);
    try {
      await download(`/api/v1/reports/led-hours/file?from=${from}&to=${to}`, 'led-hours.csv');
    } catch (error) {
      failed(error, 'Not downloaded');
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <PageHeader
        title="Hours led"
        awaited={!hours.error}
        sentence={hours.data && `${count(hours.data.items.length, 'time')} somebody led a session, ${hoursWords(minutes)} together. Only closed sessions count.`}
        actions={
          <Button loading={busy} onClick={() => void save()}>
            Download as CSV
          </Button>
        }
      />
      <div className="columns">
        <Card>
          <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
            <DateInput label="From" value={from} onChange={setFrom} />
            <DateInput label="Through" min={from} value={to} onChange={setTo} />
          </div>
        </Card>
        {!hours.data ? (
          <Card>
            <Pending query={hours} rows={3} />
          </Card>
        ) : (
          <div className="columns halves">
            <Card title="Together" outside flush>
              {hours.data.sums.length === 0 && <Nothing>Nobody led a session that is closed.</Nothing>}
              <List label="Together">
                {hours.data.sums.map((x) => (
                  <ListRow key={`${x.userId} ${x.as}`} title={x.name} detail={`as ${ledAs(x.as)}, ${count(x.sessions, 'session')}`} end={<b className="figure">{hoursWords(x.minutes)}</b>} />
                ))}
              </List>
            </Card>
            <Card title="Session by session" outside flush>
              {hours.data.items.length === 0 && <Nothing>Nothing in this time.</Nothing>}
              <List label="Session by session">
                {hours.data.items.map((x) => (
                  <ListRow
                    key={`${x.sessionId} ${x.userId}`}
                    title={
                      <Link to="/sessions/$sessionId" params={{ sessionId: x.sessionId }}>
                        {x.cohortCode}, session {x.number}
                      </Link>
                    }
                    detail={`${longDate(x.date)}, ${x.name}`}
                    end={<StateChip tone={x.as === 'substitute' ? 'underway' : undefined}>{ledAs(x.as)}</StateChip>}
                  />
                ))}
              </List>
            </Card>
          </div>
        )}
      </div>
    </>
  );
}
