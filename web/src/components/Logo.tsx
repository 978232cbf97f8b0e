import { seatPoints } from './ring';
import s from './Logo.module.css';

/** The mark: a ring of seats, one of them still open. */
export function LogoRing({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden>
      {seatPoints(8, 8.4, 11).map((p, i) => (
        <circle key={i} className={i === 7 ? s.open : s.seat} cx={p.x} cy={p.y} r={2.35} />
      ))}
    </svg>
  );
}

export function Logo() {
  return (
    <span className={s.logo}>
      <LogoRing />
      Cohort
    </span>
  );
}
