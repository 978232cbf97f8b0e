import { Button } from '@mantine/core';
import { useState } from 'react';
import { AnswerFlagDialog } from '@/components/AnswerFlagDialog';
import { flagWords, raisedWords, type RiskFlag } from '@/components/riskFlags';
import { calledOf } from '@/format/person';
import type { RoundMember, Session } from './roundQueries';
import { handsOut } from './roundWords';
import s from './Rounds.module.css';

type Props = { session: Session; members: RoundMember[]; may: (action: string) => boolean };

/** Open risk flags above everything else: whom one sees before they leave. While
    the group sits beside the screen, it does not say why until it is asked. */
export function RoundFlags({ session, members, may }: Props) {
  const [told, setTold] = useState(false);
  const [answering, setAnswering] = useState<RiskFlag>();
  const open = members.flatMap((m) => m.flags.map((flag) => ({ m, flag })));
  if (open.length === 0 && !answering) return null;
  const inRoom = handsOut(session);
  const records = may('risk_flags.answer') && !session.coverUntil; // a client's record is not a substitute's
  return (
    <div className={s.flags} role="alert" aria-label="Open risk flags">
      {open.map(({ m, flag }) => (
        <div key={flag.id} className={`tinted ${s.flag}`} data-tone={flag.blank ? 'soon' : 'late'}>
          <p>
            <strong>{calledOf(m)}: {inRoom ? 'see them before they leave' : 'nobody has answered this flag'}.</strong>{' '}
            {inRoom && !told ? null : (
              <>
                {flagWords(flag)}. {flag.blank ? 'That is not a no.' : flag.why && `${flag.why}.`} <span className={s.raised}>{raisedWords(flag)}</span>
              </>
            )}
          </p>
          {inRoom && (
            <Button size="xs" variant="subtle" onClick={() => setTold(!told)} aria-expanded={told} aria-label={`${told ? 'Hide why' : 'Show why'}: ${calledOf(m)}`}>
              {told ? 'Hide why' : 'Show why'}
            </Button>
          )}
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
