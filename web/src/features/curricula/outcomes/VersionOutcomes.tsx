import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/components/Card';
import { IntervalPlot } from '@/components/plot/IntervalPlot';
import { LinePlot } from '@/components/plot/LinePlot';
import { Pending } from '@/components/States';
import { estimateOf, spoken, weekPoints, type Measure } from './estimates';
import { outcomesQuery, type VersionOutcomes as Outcomes } from './outcomeQueries';
import s from './VersionOutcomes.module.css';

/** Whether a version is better than an earlier one: changes, attendance and
    homework of everybody's cohorts, in words and with their intervals. */
export function VersionOutcomes({ curriculumId, published }: { curriculumId: string; published: number }) {
  const [older, setOlder] = useState(published - 1);
  const outcomes = useQuery(outcomesQuery(curriculumId, older, published));
  const title = `Is version ${published} better than ${older}?`;
  const choice = published > 2 && (
    <NativeSelect
      aria-label="Compare with"
      size="xs"
      value={String(older)}
      onChange={(e) => setOlder(Number(e.currentTarget.value))}
      data={Array.from({ length: published - 1 }, (_, i) => ({ value: String(published - 1 - i), label: `Version ${published - 1 - i}` }))}
    />
  );
  return (
    <Card title={title} aside={choice || undefined}>
      {outcomes.data ? <Compared outcomes={outcomes.data} /> : <Pending query={outcomes} rows={3} />}
    </Card>
  );
}

function Compared({ outcomes: o }: { outcomes: Outcomes }) {
  if (o.score.quiet && o.attendance.quiet) {
    return (
      <>
        <p>{o.attendance.says}</p>
        <p className="quiet small">Figures need 30 members whose time in the group is over, and three cohorts, on each side: of fewer, an average would nearly name somebody.</p>
      </>
    );
  }
  const at = { at: 0, label: `as version ${o.older}` };
  return (
    <div className={s.parts}>
      <ul className={s.says}>
        {[o.score, o.improved, o.attendance, o.homework].map((c, i) => (
          <li key={i} className={i === 0 ? s.first : undefined}>
            {c.says}
          </li>
        ))}
      </ul>
      <IntervalPlot
        title={`${o.formName ?? 'Score'}, points better than in version ${o.older}`}
        summary={`From a member's first ${o.formName ?? 'form'} to the last, as if both versions had met the same first scores.`}
        rows={[{ id: 'score', label: o.formName ?? 'Score', estimate: estimateOf(o.score) }]}
        reference={at}
        words={(v) => `${v > 0 ? '+' : v < 0 ? '−' : ''}${Math.abs(v).toFixed(1)}`}
        good="above"
      />
      <IntervalPlot
        title={`Of 100, more than in version ${o.older}`}
        summary="Members who improved reliably, sessions that they came to, homework that they did."
        rows={[
          { id: 'improved', label: 'Improved reliably', estimate: estimateOf(o.improved, 100) },
          { id: 'attendance', label: 'Attendance', estimate: estimateOf(o.attendance, 100) },
          { id: 'homework', label: 'Homework', estimate: estimateOf(o.homework, 100) },
        ]}
        reference={at}
        words={(v) => `${v > 0 ? '+' : v < 0 ? '−' : ''}${Math.abs(Math.round(v))}`}
        good="above"
      />
      <ByWeek outcomes={o} measure="attendance" title="Attendance by week, of 100 members" times={100} />
      <ByWeek outcomes={o} measure="homework" title="Homework by week, of 100 members" times={100} />
      <ByWeek outcomes={o} measure="score" title="Points better by week" times={1} />
      <ul className={s.cautions}>
        {o.cautions.map((c) => (
          <li key={c}>{c}</li>
        ))}
      </ul>
    </div>
  );
}

function ByWeek({ outcomes: o, measure, title, times }: { outcomes: Outcomes; measure: Measure; title: string; times: number }) {
  if (!spoken(o.weeks, measure)) return null;
  return (
    <div>
      <h3>{title}</h3>
      <LinePlot
        title={title}
        summary={`Version ${o.newer} beside version ${o.older}; the bands hold 95 of 100. Where they overlap, a week tells little.`}
        xName="week"
        xs={o.weeks.map((w) => ({ x: w.number, label: String(w.number) }))}
        lines={[
          { id: 'older', label: `Version ${o.older}`, role: 'other', points: weekPoints(o.weeks, measure, 'older', times) },
          { id: 'newer', label: `Version ${o.newer}`, role: 'main', points: weekPoints(o.weeks, measure, 'newer', times) },
        ]}
        words={(v) => v.toFixed(times === 1 ? 1 : 0)}
        height={200}
      />
    </div>
  );
}
