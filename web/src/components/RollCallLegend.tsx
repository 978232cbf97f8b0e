import s from './SeatRingRollCall.module.css';

const legend: Array<[string, string]> = [
  ['present', 'present'],
  ['late', 'late'],
  ['left_early', 'left early'],
  ['no_show', 'absent'],
  ['unmarked', 'not marked'],
];

/** What the seats' fills mean. The seats say the exact word themselves. */
export function RollCallLegend() {
  return (
    <ul className={s.legend} aria-hidden data-noprint>
      {legend.map(([kind, said]) => (
        <li key={kind}>
          <i className={`${s.dot} ${s[kind]}`} />
          {said}
        </li>
      ))}
    </ul>
  );
}
