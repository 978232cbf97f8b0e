import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { Pending } from '@/components/States';
import { shortDate } from '@/format/dates';
import { AssessmentChanges } from './AssessmentChanges';
import { SubScales } from './AssessmentResult';
import { AssessmentTrend } from './AssessmentTrend';
import { assessmentsQuery, formOf, instrumentsQuery, type Assessment } from './assessmentQueries';
import { blankWords, inParts, scoreWords, subScaleWords } from './bands';
import { sinceWords } from './classOfChange';
import { ScoreOverBands } from './ScoreOverBands';
import list from './Takings.module.css';
import s from './AssessmentsCard.module.css';

const TakeAssessment = lazy(() => import('./TakeAssessment').then((m) => ({ default: m.TakeAssessment })));
const WrongClientDialog = lazy(() => import('./WrongClientDialog').then((m) => ({ default: m.WrongClientDialog })));

type Props = { client: { id: string; code: string }; /** The filled button of the view is here. */ primary?: boolean; /** The record is open in an emergency: it is read, not written. */ readOnly?: boolean };

/** A client's questionnaires: the newest score of each, opened its course. */
export function AssessmentsCard({ client, primary, readOnly }: Props) {
  const taken = useQuery(assessmentsQuery(client.id));
  const instruments = useQuery(instrumentsQuery);
  const may = useMay();
  const [taking, setTaking] = useState<string>();
  const [open, setOpen] = useState<string>();
  const mayTake = may('assessments.take') && !readOnly;

  const byInstrument = new Map<string, Assessment[]>();
  for (const a of taken.data ?? []) byInstrument.set(a.instrument, [...(byInstrument.get(a.instrument) ?? []), a]);

  const start = (
    <>
      {['phq-9', 'gad-7'].map((code, i) => (
        <Button key={code} variant={primary && i === 0 && !byInstrument.has(code) ? 'filled' : 'default'} onClick={() => setTaking(code)}>
          Take {code.toUpperCase()}
        </Button>
      ))}
      <Button onClick={() => setTaking('audit')} aria-label="Take another questionnaire">
        Another…
      </Button>
    </>
  );

  return (
    <Card title="Assessments" aside={taken.data?.length ? <span>{taken.data.length} taken</span> : undefined} flush>
      {!taken.data && <Pending query={taken} rows={2} />}
      {taken.data?.length === 0 && (
        <div className={s.none}>
          <p className="quiet">Not assessed yet. A questionnaire before the first session is where progress is counted from.</p>
          {mayTake && <div className={s.starts}>{start}</div>}
        </div>
      )}
      {byInstrument.size > 0 && (
        <List label="Questionnaires taken">
          {[...byInstrument].map(([code, list]) => {
            const instrument = formOf(instruments.data, code, list[0]?.formVersion);
            const latest = list[0] as Assessment;
            const shown = open === code;
            return (
              <ListRow
                key={code}
                title={instrument?.name ?? code.toUpperCase()}
                detail={
                  <>
                    {[instrument?.measures, `${shortDate(latest.takenOn)} by ${latest.takenBy}`, list.length > 1 && `${list.length} times`].filter(Boolean).join(', ')}
                    {instrument && (
                      <div className={s.score}>
                        <ScoreOverBands
                          form={instrument}
                          taken={latest}
                          chips={
                            <>
                              {latest.riskFlags.length > 0 && <StateChip tone="late">risk flag</StateChip>}
                              {latest.riskBlanks.length > 0 && <StateChip tone="soon">{blankWords(latest)}</StateChip>}
                            </>
                          }
                        />
                      </div>
                    )}
                  </>
                }
                end={
                  <Button variant="subtle" aria-expanded={shown} onClick={() => setOpen(shown ? undefined : code)} aria-label={`${shown ? 'Hide' : 'Show'} the course of ${instrument?.name ?? code}`}>
                    {shown ? 'Hide' : 'Course'}
                  </Button>
                }
              />
            );
          })}
        </List>
      )}
      {open && byInstrument.has(open) && (
        <div className={s.trend}>
          <Course code={open} takings={byInstrument.get(open) ?? []} client={client} readOnly={readOnly} />
        </div>
      )}
      {byInstrument.size > 0 && mayTake && (
        <div className={s.more}>
          {start}
        </div>
      )}
      <AssessmentChanges clientId={client.id} />
      {taking && (
        <Suspense>
          <TakeAssessment clientId={client.id} clientCode={client.code} start={taking} onClose={() => setTaking(undefined)} />
        </Suspense>
      )}
    </Card>
  );
}

/** One questionnaire over time: the line, and every taking in words. */
function Course({ code, takings, client, readOnly }: { code: string; takings: Assessment[] } & Omit<Props, 'primary'>) {
  const instruments = useQuery(instrumentsQuery);
  const may = useMay();
  const [wrong, setWrong] = useState<Assessment>();
  const instrument = instruments.data?.find((i) => i.code === code);
  if (!instrument) return <Pending query={instruments} rows={2} />;
  return (
    <>
      <AssessmentTrend instrument={instrument} takings={takings} />
      <ul className={list.takings} aria-label={`${instrument.name}, every time`}>
        {takings.map((a) => (
          <li key={a.id} className={list.taking}>
            <span>
              {shortDate(a.takenOn)} <span className="quiet">by {a.takenBy}</span>
            </span>
            <span className={list.score}>
              {[inParts(a) ? a.subScales.map(subScaleWords).join('; ') : scoreWords(a), a.bandLabel.toLowerCase(), blankWords(a), ...a.sinceFirst.map(sinceWords)].filter(Boolean).join(', ')}
              {may('assessments.move') && !readOnly && (
                <MoreMenu quiet label={`More about ${instrument.name} of ${shortDate(a.takenOn)}`}>
                  <Menu.Item onClick={() => setWrong(a)}>Made on the wrong client…</Menu.Item>
                </MoreMenu>
              )}
            </span>
          </li>
        ))}
      </ul>
      {takings[0] && !inParts(takings[0]) && <SubScales taken={takings[0]} />}
      {wrong && (
        <Suspense>
          <WrongClientDialog taken={wrong} name={instrument.name} client={client} onClose={() => setWrong(undefined)} />
        </Suspense>
      )}
    </>
  );
}
