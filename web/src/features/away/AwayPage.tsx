import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import { asProblem } from '@/api/problem';
import { usePerson } from '@/api/useLogin';
import { ButtonLink } from '@/components/ButtonLink';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { absencesQuery, leadersQuery, useEndAbsence, useRecordAbsence, type Absence, type AffectedSession } from '@/components/cover/coverQueries';
import { ledWords } from '@/components/cover/coverWords';
import { useCoverDialog } from '@/components/cover/useCoverDialog';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form } from '@/components/Form';
import { done, failed } from '@/components/notices';
import { PageHeader } from '@/components/PageHeader';
import { Nothing, Pending } from '@/components/States';
import { dayIn, longDate, timeIn } from '@/format/dates';
import { count } from '@/format/words';

/** Who is away on which days, and who takes the sessions that this leaves. */
export function AwayPage() {
  const may = useMay();
  const absences = useQuery(absencesQuery);
  const cover = useCoverDialog();
  const open = (absences.data ?? []).flatMap((a) => a.sessions).filter((x) => x.uncovered).length;
  return (
    <>
      <PageHeader
        title="Away"
        awaited={!absences.error}
        sentence={absences.data && (open > 0 ? `${count(open, 'session')} ${open === 1 ? 'has' : 'have'} nobody who leads.` : 'Every session has somebody who leads.')}
        actions={may('led_hours.read') && <ButtonLink to="/hours">Hours led</ButtonLink>}
      />
      <div className="columns split">
        <div className="columns">
          {!absences.data ? (
            <Card>
              <Pending query={absences} rows={3} />
            </Card>
          ) : absences.data.length === 0 ? (
            <Card>
              <Nothing>Nobody is away.</Nothing>
            </Card>
          ) : (
            absences.data.map((a) => <AbsenceCard key={a.id} absence={a} onCover={cover.open} />)
          )}
        </div>
        {may('absences.record') && <NewAbsence others={may('users.list') || may('referrals.read')} />}
      </div>
      {cover.dialog}
    </>
  );
}

function AbsenceCard({ absence: a, onCover }: { absence: Absence; onCover: ReturnType<typeof useCoverDialog>['open'] }) {
  const end = useEndAbsence();
  return (
    <Card
      title={`${a.userName}: ${a.from === a.until ? longDate(a.from) : `${longDate(a.from)} to ${longDate(a.until)}`}`}
      aside={
        <Button size="compact-sm" loading={end.isPending} aria-label={`${a.userName} is there after all`} onClick={() => end.mutate(a.id, { onSuccess: () => done('The absence is taken back'), onError: (error) => failed(error, 'Not taken back') })}>
          There after all
        </Button>
      }
      flush
    >
      {a.sessions.length === 0 && <Nothing>No session falls on these days.</Nothing>}
      <List label={`Sessions while ${a.userName} is away`}>
        {a.sessions.map((x) => (
          <AffectedRow key={x.id} session={x} awayId={a.userId} onCover={onCover} />
        ))}
      </List>
    </Card>
  );
}

function AffectedRow({ session: x, awayId, onCover }: { session: AffectedSession; awayId: string; onCover: ReturnType<typeof useCoverDialog>['open'] }) {
  const leaders = x.leaders.map((l) => ({ id: l.id, name: l.name }));
  const name = (
    <>
      {x.cohortName}, session {x.number}
    </>
  );
  return (
    <ListRow
      edge={x.uncovered ? 'late' : undefined}
      title={
        x.id ? (
          <Link to="/sessions/$sessionId" params={{ sessionId: x.id }}>
            {name}
          </Link>
        ) : (
          name
        )
      }
      detail={`${dayIn(x.startsAt, x.timeZone)}, ${timeIn(x.startsAt, x.timeZone)}. ${x.uncovered ? 'Nobody leads it yet.' : `Led by ${ledWords(x.led)}.`}`}
      end={
        x.covers.length > 0 ? (
          <StateChip tone="good">covered</StateChip>
        ) : (
          <Button variant={x.uncovered ? 'filled' : undefined} aria-label={`Have somebody cover ${x.cohortName} on ${longDate(x.date)}`} onClick={() => onCover({ cohortId: x.cohortId, from: x.date, until: x.date, leaders, forId: leaders.some((l) => l.id === awayId) ? awayId : undefined })}>
            Cover…
          </Button>
        )
      }
    />
  );
}

/** Days on which one leads nothing. Why is not asked. */
function NewAbsence({ others }: { others: boolean }) {
  const me = usePerson();
  const today = useToday();
  const leaders = useQuery({ ...leadersQuery, enabled: others });
  const leads = me.roles.includes('therapist');
  const [userId, setUserId] = useState(leads ? me.id : '');
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(today);
  const record = useRecordAbsence();
  const people = (leaders.data ?? []).map((l) => ({ value: l.id, label: l.name }));

  function send() {
    record.mutate({ userId: userId || undefined, from, until }, { onSuccess: (a) => done(a.sessions.length === 0 ? 'Noted. No session falls on these days.' : `Noted. ${count(a.sessions.length, 'session')} to be led by somebody else.`) });
  }
  return (
    <Card title={others ? 'Somebody is away' : 'I am away'}>
      <Form submit="Note the absence" busy={record.isPending} problem={record.error && asProblem(record.error).message} onSubmit={(e) => (e.preventDefault(), send())}>
        <FieldGroup title="Which days" hint="Only the days are kept. Why is nobody’s business.">
          {others && <Select label="Who" data={people} value={userId || null} onChange={(id) => setUserId(id ?? '')} searchable={people.length > 8} />}
          <DateInput label="From" value={from} onChange={setFrom} />
          <DateInput label="Through" min={from} value={until} onChange={setUntil} />
        </FieldGroup>
      </Form>
    </Card>
  );
}
