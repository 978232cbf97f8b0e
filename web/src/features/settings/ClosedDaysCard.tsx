import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { DateInput } from '@/components/DateInput';
import { FieldGroup, Form, Wide } from '@/components/Form';
import { done } from '@/components/notices';
import { countryName } from '@/components/practice/places';
import { closedSessionsQuery } from '@/components/schedule/scheduleQueries';
import { Pending } from '@/components/States';
import { useStaleForm } from '@/components/useStaleForm';
import { UnsavedGuard } from '@/drafts/UnsavedGuard';
import { useFormDraft } from '@/drafts/useFormDraft';
import { shortDate } from '@/format/dates';
import { closedDaysOf, closedFaults, closedParts, closedValuesOf, closureWords, whenClosedWords, type ClosedValues } from './closedDaysForm';
import s from './settings.module.css';
import { closedDaysQuery, useSaveClosedDays, type ClosedDaysAnswer } from './settingsQueries';

/** When the practice holds no groups. */
export function ClosedDaysCard() {
  const closed = useQuery(closedDaysQuery);
  const may = useMay();
  return (
    <Card title="Holidays and closures">
      {!closed.data ? (
        <Pending query={closed} />
      ) : (
        <>
          {may('settings.update') ? <ClosedDaysForm stored={closed.data} /> : <ClosedFacts closed={closed.data} />}
          <Ahead closed={closed.data} />
        </>
      )}
    </Card>
  );
}

function ClosedDaysForm({ stored }: { stored: ClosedDaysAnswer }) {
  const queries = useQueryClient();
  const change = useSaveClosedDays();
  const form = useForm<ClosedValues>({ initialValues: closedValuesOf(stored), validate: closedFaults });
  useFormDraft('settings:closed-days', form);
  const edit = useStaleForm({
    stored,
    form,
    valuesOf: closedValuesOf,
    parts: closedParts,
    read: () => queries.fetchQuery({ ...closedDaysQuery, staleTime: 0 }),
    send: async ({ version }, values) => {
      const saved = await change.mutateAsync({ version, body: closedDaysOf(values) });
      edit.setBase(saved);
      form.setValues(closedValuesOf(saved));
      form.resetDirty(closedValuesOf(saved));
      done('Saved');
    },
  });
  const { country, closures, except } = form.values;
  const states = stored.countries.find((c) => c.code === country)?.regions ?? [];
  const own = new Set(stored.closures.map((c) => c.reason));
  const holidays = [...new Set([...except, ...(country === stored.country ? stored.ahead.map((d) => d.why).filter((why) => !own.has(why)) : [])])];

  return (
    <>
      <Form submit="Save closed days" busy={edit.busy} problem={edit.problem} onSubmit={form.onSubmit(() => void edit.save())} note={form.isDirty() ? 'Not saved yet' : undefined}>
        <FieldGroup title="Public holidays" hint="Planned cohorts do not meet on them. Running ones stay as they are until somebody moves a session." pairs>
          <Select
            label="Country"
            placeholder="none"
            clearable
            searchable
            data={stored.countries.map((c) => ({ value: c.code, label: countryName(c.code) })).toSorted((a, b) => a.label.localeCompare(b.label, 'en'))}
            {...form.getInputProps('country')}
            value={country || null}
            onChange={(code) => form.setValues({ country: code ?? '', region: '' })}
          />
          {states.length > 0 && <Select label="State or province" placeholder="the national ones" clearable searchable data={states} {...form.getInputProps('region')} value={form.values.region || null} onChange={(region) => form.setFieldValue('region', region ?? '')} />}
          {holidays.length > 0 && (
            <Wide>
              <MultiSelect label="Groups meet all the same on" placeholder={except.length === 0 ? 'none of them' : undefined} data={holidays} searchable {...form.getInputProps('except')} />
            </Wide>
          )}
          <Wide>
            <Select label="A session that would fall on a closed day" description="Each cohort may say otherwise while it is planned" allowDeselect={false} data={Object.entries(whenClosedWords).map(([value, label]) => ({ value, label }))} {...form.getInputProps('whenClosed')} />
          </Wide>
        </FieldGroup>
        <FieldGroup title="Closures" hint="Days on which the practice holds no groups, both ends included. Staff see the reason.">
          {closures.map((c, i) => (
            <Wide key={i}>
              <div className={s.closure} role="group" aria-label={`Closure ${i + 1}`}>
                <DateInput label="From" {...form.getInputProps(`closures.${i}.from`)} value={c.from} />
                <DateInput label="Through" min={c.from} {...form.getInputProps(`closures.${i}.to`)} value={c.to} />
                <TextInput label="Reason" maxLength={300} {...form.getInputProps(`closures.${i}.reason`)} />
                <Button onClick={() => form.removeListItem('closures', i)} aria-label={`Remove closure ${i + 1}`}>
                  Remove
                </Button>
              </div>
            </Wide>
          ))}
          <div>
            <Button disabled={closures.length >= 60} onClick={() => form.insertListItem('closures', { from: '', to: '', reason: '' })}>Add a closure</Button>
          </div>
        </FieldGroup>
      </Form>
      {edit.dialog}
      <UnsavedGuard when={() => form.isDirty()} what="The change" />
    </>
  );
}

function ClosedFacts({ closed }: { closed: ClosedDaysAnswer }) {
  const facts = [
    ['Public holidays', closed.country ? [countryName(closed.country), closed.region].filter(Boolean).join(', ') : 'none'],
    ['Closures', closed.closures.map(closureWords).join('; ') || 'none'],
  ];
  return (
    <dl className={s.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The closed days that come, and the sessions that are to be held on them. */
function Ahead({ closed }: { closed: ClosedDaysAnswer }) {
  const sessions = useQuery(closedSessionsQuery).data ?? [];
  if (closed.ahead.length === 0) return null;
  return (
    <>
      {sessions.length > 0 && (
        <div className="tinted" data-tone="soon" role="status" style={{ marginTop: 16 }}>
          <p>These sessions are to be held on closed days. Their leaders push or move them on the cohort’s page.</p>
          <ul aria-label="Sessions on closed days">
            {sessions.map((x) => (
              <li key={x.id}>
                <Link to="/cohorts/$cohortId" params={{ cohortId: x.cohortId }}>
                  {x.cohortName}
                </Link>
                , session {x.number}, {shortDate(x.date)} ({x.why})
              </li>
            ))}
          </ul>
        </div>
      )}
      <details style={{ marginTop: 16 }}>
        <summary>Closed in the coming year: {closed.ahead.length} days</summary>
        <ul className={s.ahead}>
          {closed.ahead.map((d) => (
            <li key={d.date}>
              {shortDate(d.date)} <span className="quiet">{d.why}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
