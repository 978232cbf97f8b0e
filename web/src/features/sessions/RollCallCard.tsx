import { useRef, useState } from 'react';
import { Card } from '@/components/Card';
import { useActionsInView } from '@/components/inView';
import { useFlagged } from '@/components/riskFlags';
import { ReasonDialog } from '@/components/ReasonDialog';
import { SeatRingRollCall } from '@/components/SeatRingRollCall';
import { momentIn } from '@/format/dates';
import { rollCallOpens } from './clock';
import { nameOf } from './names';
import { NeedsOfMembers } from './NeedsOfMembers';
import { RollCallDetails } from './RollCallDetails';
import { SaveLine } from './SaveLine';
import type { Session } from './sessionQueries';
import { statusOf, type RollCall } from './useRollCall';
import { WalkIn } from './WalkIn';
import s from './RollCallCard.module.css';

type Props = { session: Session; roll: RollCall; mayMark: boolean };

/** Who is here: the ring, and under it what a status alone does not say. */
export function RollCallCard({ session, roll, mayMark }: Props) {
  const ring = useRef<HTMLDivElement>(null);
  const roster = session.roster;
  const flagged = useFlagged();
  const [off, setOff] = useState<string>();
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
            onMark={(id, mark) => (mark === 'taken_off' ? setOff(id) : roll.mark(id, mark))}
            choices={roll.choices}
            onMarkRest={roll.early ? undefined : roll.markRest}
          />
        )}
        {open && !roll.early && <WalkIn session={session} roll={roll} />}
        {open && (
          <div className={s.saved}>
            <SaveLine state={roll.state} retry={() => void roll.flush()} discard={roll.discard} />
          </div>
        )}
      </div>
      {roster.some((r) => r.guest) && (
        <p className={`quiet small ${s.guests}`}>
          {roster.filter((r) => r.guest).map(nameOf).join(', ')}: guest for this session, to make up a week. Seat, record and fee stay in their own group.
        </p>
      )}
      {session.status === 'scheduled' && <NeedsOfMembers roster={roster} />}
      <RollCallDetails session={session} roll={roll} open={open} />
      <ReasonDialog
        opened={off !== undefined}
        title={`${nameOf(roster.find((r) => r.clientId === off) ?? { clientCode: '' })} is off tonight’s roster?`}
        confirm="Take off the roster"
        keep="Leave on the roster"
        onConfirm={(reason) => Promise.resolve(roll.mark(off ?? '', 'taken_off', reason))}
        onClose={() => setOff(undefined)}
      >
        Off for this session alone: it is no absence, nobody is charged, and it counts for no adherence. The leaders of the group read why.
      </ReasonDialog>
    </Card>
  );
}
