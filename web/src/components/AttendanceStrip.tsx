import { markWord, type Mark } from './attendance';
import s from './AttendanceStrip.module.css';

/** One client's sessions in order; undefined has not happened yet. */
export function AttendanceStrip({ marks, label }: { marks: Array<Mark | undefined>; label: string }) {
  const held = marks.filter((m) => m !== undefined);
  const said = held.map((m, i) => `session ${i + 1} ${markWord(m ?? null)}`).join(', ');
  return (
    <span className={s.strip} role="img" aria-label={`${label}: ${said || 'no session yet'}`}>
      {marks.map((m, i) => (
        <i key={i} className={s[m === undefined ? 'ahead' : (m ?? 'unmarked')]} title={m === undefined ? undefined : `Session ${i + 1}: ${markWord(m)}`} />
      ))}
    </span>
  );
}
