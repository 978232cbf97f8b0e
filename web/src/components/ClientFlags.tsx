import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { age } from '@/format/dates';
import { AnswerFlagDialog } from './AnswerFlagDialog';
import { clientFlagsQuery, flagWords, oldestFirst, type RiskFlag } from './riskFlags';
import s from './ClientFlags.module.css';

/** A client's risk flags that nobody has answered, above everything else about
    them; nothing while there are none. */
export function ClientFlags({ clientId }: { clientId: string }) {
  const flags = useQuery(clientFlagsQuery(clientId));
  const may = useMay();
  const [answering, setAnswering] = useState<RiskFlag>();
  const open = oldestFirst(flags.data?.filter((f) => !f.answeredAt) ?? []);
  if (open.length === 0 && !answering) return null;
  return (
    <section aria-label="Risk flags" className={`tinted ${s.banner}`} data-tone="late">
      {open.map((f) => (
        <div key={f.id} className={s.flag}>
          <p>
            <strong>Nobody has answered this risk flag.</strong> {flagWords(f)}. {f.why && `${f.why}. `}
            <span className={s.raised}>Raised {age(f.raisedAt, new Date())} ago.</span>
          </p>
          {may('risk_flags.answer') && <Button onClick={() => setAnswering(f)}>Record what was done</Button>}
        </div>
      ))}
      {answering && <AnswerFlagDialog flag={answering} onClose={() => setAnswering(undefined)} />}
    </section>
  );
}
