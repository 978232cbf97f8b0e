import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/api/me';
import { AnswerFlagDialog } from './AnswerFlagDialog';
import { clientFlagsQuery, flagWords, raisedWords, waits, type RiskFlag } from './riskFlags';
import s from './ClientFlags.module.css';

const TakeAssessment = lazy(() => import('./assessments/TakeAssessment').then((m) => ({ default: m.TakeAssessment })));

/** A client's risk flags that nobody has answered, above everything else about
    them; nothing while there are none. */
export function ClientFlags({ clientId }: { clientId: string }) {
  const flags = useQuery(clientFlagsQuery(clientId));
  const may = useMay();
  const [answering, setAnswering] = useState<RiskFlag>();
  const [asking, setAsking] = useState<RiskFlag>();
  const open = flags.data?.filter(waits) ?? [];
  if (open.length === 0 && !answering && !asking) return null;
  return (
    <section aria-label="Risk flags" className={open.length === 0 ? undefined : open.every((f) => f.blank) ? `${s.banner} ${s.unknown}` : s.banner}>
      {open.map((f) => (
        <div key={f.id} className={`tinted ${s.flag}`} data-tone={f.blank ? 'soon' : 'late'}>
          <p>
            <strong>{f.blank ? 'Nobody knows: a question about a risk was left blank.' : 'Nobody has answered this risk flag.'}</strong> {flagWords(f)}.{' '}
            {f.blank ? 'That is not a no. Ask it again, or record what was done. ' : f.why && `${f.why}. `}
            <span className={s.raised}>{raisedWords(f)}</span>
          </p>
          <div className={s.buttons}>
            {f.blank && may('assessments.take') && <Button onClick={() => setAsking(f)}>Ask again</Button>}
            {may('risk_flags.answer') && <Button onClick={() => setAnswering(f)}>Record what was done</Button>}
          </div>
        </div>
      ))}
      {asking && (
        <Suspense>
          <TakeAssessment clientId={clientId} clientCode={asking.clientCode} start={asking.instrument} onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
      {answering && <AnswerFlagDialog flag={answering} onClose={() => setAnswering(undefined)} />}
    </section>
  );
}
