import { useRef } from 'react';
import { Card } from '@/components/Card';
import { useActionsInView } from '@/components/inView';
import { useFlagged } from '@/components/riskFlags';
import { SeatRingRollCall } from '@/components/SeatRingRollCall';
import { momentIn } from '@/format/dates';
import { rollCallOpens } from './clock';
import { nameOf } from './names';
import { NeedsOfMembers } from './NeedsOfMembers';
import { RollCallDetails } from './RollCallDetails';
import { SaveLine } from './SaveLine';
import type { Session } from './sessionQueries';
import { statusOf, type RollCall } from './useRollCall';
import s from './RollCallCard.module.css';

type Props = { session: Session; roll: RollCall; mayMark: boolean };

/** Who is here: the ring, and under it what a status alone does not say. */
export function RollCallCard({ session, roll, mayMark }: Props) {
  const ring = useRef<HTMLDivElement>(null);
  const roster = session.roster;
  const flagged = useFlagged();
  const open = mayMark && session.status === 'scheduled';
  const seats = roster.map((r) => ({ clientId: r.clientId, called: nameOf(r), mark: statusOf(roll.marks.get(r.clientId)), flagged: flagged.has(r.clientId) }));
  useActionsInView(() => (open && roster.length > 0 ? [{ label: 'Call the roll', also: 'attendance', run: () => ring.current?.querySelector<HTMLElement>('button[tabindex="0"], button')?.focus() }] : []));
  const aside = !open ? (session.status === 'closed' ? 'closed' : '') : roll.early ? '' : 'tap a seat, hold for more';
  return (
    <Card title="Roll call" aside={aside} flush>
      <div className={s.roll} ref={ring}>
        {open && roll.early && (
          <p className={s.early}>
            Roll call opens {momentIn(rollCallOpens(session), session.timeZone)}. Who excuses themselves or cancels before can be noted now.
          </p>
        )}
        {roster.length === 0 ? (
          <p className="quiet">Nobody belongs to this session yet.</p>
        ) : (
          <SeatRingRollCall
            seats={seats}
            capacity={session.maxMembers}
            readOnly={!open}
            onMark={roll.mark}
            choices={roll.choices}
            onMarkRest={roll.early ? undefined : roll.markRest}
          />
        )}
        {open && (
          <div className={s.saved}>
            <SaveLine state={roll.state} retry={() => void roll.flush()} discard={roll.discard} />
          </div>
        )}
      </div>
      {session.status === 'scheduled' && <NeedsOfMembers roster={roster} />}
      <RollCallDetails session={session} roll={roll} open={open} />
    </Card>
  );
}
