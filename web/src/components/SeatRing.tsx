import { flagPath, flagWord } from './FlagMark';
import { minimumArc, seatPoints, seatStates } from './ring';
import s from './SeatRing.module.css';

const sizes = {
  small: { box: 58, radius: 24, seat: 4.9, inner: 16.5, arc: 1.2, figure: 0, caption: 0 },
  medium: { box: 74, radius: 31, seat: 5.9, inner: 22.8, arc: 1.3, figure: 22, caption: 11 },
  large: { box: 132, radius: 55, seat: 10.3, inner: 41.5, arc: 1.5, figure: 39, caption: 12.5 },
} as const;

type Props = {
  taken: number;
  offered?: number;
  capacity: number;
  /** Seats without which the group does not start. */
  minimum: number;
  size?: keyof typeof sizes;
  /** Which of the seats taken, in their order, are those of clients with an open risk flag. */
  flagged?: boolean[];
  /** What the middle says instead of the seats taken, and the words under it. */
  figure?: string | number;
  caption?: string;
  /** True where the words beside the ring already say all this. */
  decorative?: boolean;
};

/** The sentence the ring stands for. */
export function ringSentence(taken: number, offered: number, capacity: number, minimum: number, flagged = 0): string {
  const open = Math.max(0, capacity - taken - offered);
  const missing = minimum - taken;
  const said = [`${taken} of ${capacity} seats taken`];
  if (offered > 0) said.push(`${offered} offered`);
  said.push(open === 0 ? 'none open' : `${open} open`);
  said.push(missing > 0 ? `${missing} short of the minimum of ${minimum}` : `minimum ${minimum}`);
  if (flagged > 0) said.push(`${flagged} with an open risk flag`);
  return said.join(', ');
}

/** A cohort as a circle of its seats: filled taken, ringed offered, dotted open;
    the inner arc reaches as far as the minimum and turns amber while it is not met. */
export function SeatRing({ taken, offered = 0, capacity, minimum, size = 'medium', flagged = [], figure, caption, decorative }: Props) {
  const d = sizes[size];
  const c = d.box / 2;
  const seats = seatStates(taken, offered, capacity);
  const shrink = Math.min(1, 12 / seats.length);
  const points = seatPoints(seats.length, d.radius, c);
  const sentence = ringSentence(taken, offered, capacity, minimum, flagged.slice(0, taken).filter(Boolean).length);
  const name = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': sentence };
  return (
    <svg className={s.ring} width={d.box} height={d.box} viewBox={`0 0 ${d.box} ${d.box}`} {...name}>
      <path
        className={taken < minimum ? `${s.minimum} ${s.short}` : s.minimum}
        d={minimumArc(seats.length, minimum, d.inner, c)}
        strokeWidth={d.arc}
      />
      {points.map((p, i) => (
        <Seat key={i} x={p.x} y={p.y} r={d.seat * shrink} state={seats[i] ?? 'open'} flagged={flagged[i]} />
      ))}
      {d.figure > 0 && (
        <>
          <text className={s.figure} x={c} y={c + d.figure * 0.06} fontSize={d.figure} textAnchor="middle">
            {figure ?? taken}
          </text>
          <text className={s.caption} x={c} y={c + d.figure * 0.06 + d.caption * (size === 'large' ? 1.4 : 1.08)} fontSize={d.caption} textAnchor="middle">
            {caption ?? (size === 'large' ? `of ${capacity} seats` : `of ${capacity}`)}
          </text>
        </>
      )}
    </svg>
  );
}

type SeatProps = { x: number; y: number; r: number; state: 'taken' | 'offered' | 'open'; flagged?: boolean };

function Seat({ x, y, r, state, flagged }: SeatProps) {
  if (state === 'taken' && flagged) return <FlaggedSeat x={x} y={y} r={r} />;
  if (state === 'taken') return <circle className={s.taken} cx={x} cy={y} r={r} />;
  const width = Math.max(1.1, r * 0.16);
  const edge = r - width / 2;
  // Dots of equal pitch, however large the seat.
  const dots = Math.max(10, Math.round((2 * Math.PI * edge) / (width * 2.4)));
  return (
    <circle
      className={state === 'offered' ? s.offered : s.open}
      cx={x}
      cy={y}
      r={edge}
      strokeWidth={width}
      pathLength={state === 'open' ? dots * 2 : undefined}
      strokeDasharray={state === 'open' ? '0.01 1.99' : undefined}
    />
  );
}

// Told apart by the pennant, not by the color alone. Printed as any other seat.
function FlaggedSeat({ x, y, r }: { x: number; y: number; r: number }) {
  const scale = (r * 1.3) / 16;
  return (
    <g>
      <title>{flagWord}</title>
      <circle className={`${s.taken} ${s.flagged}`} cx={x} cy={y} r={r} />
      <path className={s.flag} d={flagPath} transform={`translate(${x - 8 * scale} ${y - 8 * scale}) scale(${scale})`} data-noprint />
    </g>
  );
}
