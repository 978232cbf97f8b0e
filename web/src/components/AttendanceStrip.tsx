import { markWord, type Attendance, type Mark } from './attendance';
import s from './AttendanceStrip.module.css';

/** One client's sessions in order; undefined has not happened, or not with them. */
export function AttendanceStrip({ marks, label }: { marks: Array<Mark | undefined>; label: string }) {
  const said = marks.flatMap((m, i) => (m === undefined ? [] : [`session ${i + 1} ${markWord(m)}`])).join(', ');
  return (
    <span className={s.strip} role="img" aria-label={`${label}: ${said || 'no session yet'}`}>
      {marks.map((m, i) => (
        <i key={i} className={s[m === undefined ? 'ahead' : (m ?? 'unmarked')]} title={m === undefined ? undefined : `Session ${i + 1}: ${markWord(m)}`} />
      ))}
    </span>
  );
}

const legend: Array<[Attendance | 'unmarked', string]> = [
  ['present', 'present'],
  ['late', 'late'],
  ['left_early', 'left early'],
  ['excused', 'excused or cancelled late'],
  ['no_show', 'no-show'],
  ['taken_off', 'off the roster'],
  ['unmarked', 'not marked'],
];

/** What the bars mean, for those marks that occur. The strips say it themselves
    to whoever listens. */
export function AttendanceLegend({ marks }: { marks: Array<Mark | undefined> }) {
  const kinds = new Set<string | undefined>(marks.map((m) => (m === null ? 'unmarked' : m === 'late_cancel' ? 'excused' : m)));
  return (
    <ul className={s.legend} aria-hidden>
      {legend
        .filter(([kind]) => kinds.has(kind))
        .map(([kind, said]) => (
          <li key={kind}>
            <span className={s.strip}>
              <i className={s[kind]} />
            </span>
            {said}
          </li>
        ))}
    </ul>
  );
}
