import { Button } from '@mantine/core';
import { useState } from 'react';
import { ledWords } from '@/components/cover/coverWords';
import { momentIn } from '@/format/dates';
import { LedDialog } from './LedDialog';
import type { Session } from './sessionQueries';
import s from './ClosedCard.module.css';

/** Who led a closed session, and what stood before that was corrected. */
export function LedBy({ session, mayCorrect }: { session: Session; mayCorrect: boolean }) {
  const [correcting, setCorrecting] = useState(false);
  return (
    <>
      <ul className={s.charges} aria-label="Who led">
        <li>
          <span className={s.charged}>Led by {ledWords(session.ledBy)}</span>
          {mayCorrect && (
            <Button size="compact-sm" data-noprint onClick={() => setCorrecting(true)}>
              Correct…
            </Button>
          )}
        </li>
        {session.ledChanges.map((c) => (
          <li key={c.at}>
            <span className={s.charged}>
              It said {ledWords(c.was)}{' '}
              <span className="quiet small">
                {c.by}, {momentIn(c.at, session.timeZone)}
                {c.reason && `: ${c.reason}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {correcting && <LedDialog session={session} onClose={() => setCorrecting(false)} />}
    </>
  );
}
