import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useToday } from '@/api/me';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { PendingPage } from '@/components/PendingPage';
import { Empty, Nothing } from '@/components/States';
import { WarningRows } from '@/components/warnings/WarningRows';
import { atRiskWords } from '@/components/warnings/warningWords';
import { WeekTable } from './WeekTable';
import { weeksQuery, type CohortWeeks } from './weekQueries';
import s from './Weeks.module.css';

const route = getRouteApi('/desk/cohorts/$cohortId/weeks');

/** A group by week: who is at risk and why, and what is recorded of everybody. */
export function WeeksPage() {
  const weeks = useQuery(weeksQuery(route.useParams().cohortId));
  if (!weeks.data) return <PendingPage query={weeks} title="By week" />;
  return <Shown key={weeks.data.cohortId} weeks={weeks.data} />;
}

function Shown({ weeks: w }: { weeks: CohortWeeks }) {
  const today = useToday();
  const [form, setForm] = useState(w.forms[0]?.instrument ?? '');
  const choice = w.forms.length > 1 && (
    <NativeSelect
      aria-label="Scores of"
      size="xs"
      value={form}
      onChange={(e) => setForm(e.currentTarget.value)}
      data={w.forms.map((f) => ({ value: f.instrument, label: f.formName }))}
      data-noprint
    />
  );
  return (
    <>
      <PageHeader
        over={
          <Link to="/cohorts/$cohortId" params={{ cohortId: w.cohortId }}>
            {w.cohortName}
          </Link>
        }
        title="By week"
        tab="A group by week"
        sentence={w.members.length > 0 ? atRiskWords(w.warnings) : undefined}
      />
      <div className="columns">
        {w.members.length > 0 && (
          <Card title="Who is at risk, and why" aside={<Link to="/warning-rules">The rules</Link>} flush>
            {w.warnings.length > 0 ? (
              <WarningRows label="Who is at risk, and why" items={w.warnings} rules={w.rules} today={today} named />
            ) : (
              <Nothing>No rule speaks of anybody who sits in this group.</Nothing>
            )}
          </Card>
        )}
        <Card title="Week by week" aside={choice || w.forms[0]?.formName}>
          {w.sessions.length === 0 || w.members.length === 0 ? (
            <Empty title={w.sessions.length === 0 ? 'No sessions yet' : 'Nobody sits in it yet'}>
              {w.sessions.length === 0 ? 'They stand here once the cohort has started.' : 'Its members stand here, one line each.'}
            </Empty>
          ) : (
            <WeekTable weeks={w} form={form} className={s.wide} />
          )}
        </Card>
      </div>
    </>
  );
}
