import { Button } from '@mantine/core';
import { useState } from 'react';
import { AnswerFlagDialog } from '@/components/AnswerFlagDialog';
import { flagWords, type RiskFlag } from '@/components/riskFlags';
import { age } from '@/format/dates';
import { calledOf } from '@/format/person';
import type { RoundMember, Session } from './roundQueries';
import { handsOut } from './roundWords';
import s from './Rounds.module.css';

type Props = { session: Session; members: RoundMember[]; may: (action: string) => boolean };

/** Open risk flags above everything else: whom one sees before they leave. */
export function RoundFlags({ session, members, may }: Props) {
  const [answering, setAnswering] = useState<RiskFlag>();
  const open = members.flatMap((m) => m.flags.map((flag) => ({ m, flag })));
  if (open.length === 0 && !answering) return null;
  const records = may('risk_flags.answer') && !session.coverUntil; // a client's record is not a substitute's
  return (
    <div className={s.flags} role="alert" aria-label="Open risk flags">
      {open.map(({ m, flag }) => (
        <div key={flag.id} className={`tinted ${s.flag}`} data-tone={flag.blank ? 'soon' : 'late'}>
          <p>
            <strong>{calledOf(m)}: {handsOut(session) ? 'see them before they leave' : 'nobody has answered this flag'}.</strong> {flagWords(flag)}. {flag.blank ? 'That is not a no.' : flag.why && `${flag.why}.`} <span className={s.raised}>Raised {age(flag.raisedAt, new Date())} ago.</span>
          </p>
          {records && (
            <Button size="xs" onClick={() => setAnswering({ ...flag, clientId: m.clientId, clientCode: m.clientCode, firstName: m.firstName } as RiskFlag)} aria-label={`Record what was done for ${calledOf(m)}`}>
              Record what was done
            </Button>
          )}
        </div>
      ))}
      {answering && <AnswerFlagDialog flag={answering} onClose={() => setAnswering(undefined)} />}
    </div>
  );
}
