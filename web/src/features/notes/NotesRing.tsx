import { seatPoints } from '@/components/ring';
import type { NoteStanding } from '@/components/notes/noteState';
import s from './NotesRing.module.css';

/** The ring of a session as its notes stand: filled signed, outlined ready, red
    with something in the way, dotted empty. The words beside it say the same. */
export function NotesRing({ standings }: { standings: readonly NoteStanding[] }) {
  const seats = standings.filter((x) => x !== 'none');
  const r = seats.length > 9 ? 4 : 4.8;
  return (
    <svg className={s.ring} width="52" height="52" viewBox="0 0 52 52" aria-hidden>
      {seatPoints(Math.max(1, seats.length), 21, 26).map((p, i) => (
        <circle key={i} className={s[seats[i] ?? 'empty']} cx={p.x} cy={p.y} r={r} />
      ))}
    </svg>
  );
}
