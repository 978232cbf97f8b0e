import { Button } from '@mantine/core';
import { Meter } from '@/components/Meter';
import { ProblemNote } from '@/components/ProblemNote';
import { dateIn, ownZone, timeIn } from '@/format/dates';
import type { AuditVerification } from './auditQueries';
import { share, verdict } from './auditWords';
import s from './Verification.module.css';

const tones = { running: 'underway', held: 'underway', broken: 'late' } as const;

type Props = { of: AuditVerification | undefined; onWhole: () => void };

/** How far the chain is verified, and what that found. */
export function Verification({ of: v, onWhole }: Props) {
  if (!v || v.state === 'never') return null;
  const zone = ownZone();
  const moment = (at: string) => `${dateIn(at, zone)}, ${timeIn(at, zone)}`;
  return (
    <section aria-label="Verification" className={s.verification}>
      <ProblemNote tone={tones[v.state]}>
        {verdict(v)}
        {v.endedAt && ` Verified ${moment(v.endedAt)}, asked for by ${v.askedBy}.`}
        {v.behind && v.state === 'held' && ` What came before was verified by ${moment(v.behind.at)} and not looked at again.`}
        {v.checkpoint && ` The newest checkpoint outside the database is entry ${v.checkpoint.seq}, ${moment(v.checkpoint.at)}.`}
      </ProblemNote>
      {v.state === 'running' && <Meter share={share(v)} label="Entries verified" />}
      {v.state === 'held' && v.behind && (
        <Button variant="subtle" onClick={onWhole}>
          Verify from the first entry
        </Button>
      )}
    </section>
  );
}
