/** A point of the unit ring's drawing, in the ring's own units. */
export type Point = { x: number; y: number };

/** The hard bounds of a group's size. */
export const fewestSeats = 6;
export const mostSeats = 12;

/** Centers of n seats, clockwise from the top. */
export function seatPoints(n: number, radius: number, center: number): Point[] {
  return Array.from({ length: n }, (_, i) => pointAt((360 / n) * i, radius, center));
}

/** The point at an angle in degrees, clockwise, 0 at the top. */
export function pointAt(degrees: number, radius: number, center: number): Point {
  const a = ((degrees - 90) * Math.PI) / 180;
  return { x: round(center + radius * Math.cos(a)), y: round(center + radius * Math.sin(a)) };
}

/** SVG path of the arc that runs beside the first `minimum` of n seats. */
export function minimumArc(n: number, minimum: number, radius: number, center: number): string {
  const reach = Math.min(Math.max(minimum, 0), n);
  if (reach === 0) return '';
  const step = 360 / n;
  const from = -step / 2;
  // A full circle has no start and end that differ: stop a hair short.
  const to = from + Math.min(step * reach, 359.9);
  const a = pointAt(from, radius, center);
  const b = pointAt(to, radius, center);
  return `M ${a.x} ${a.y} A ${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${b.x} ${b.y}`;
}

export type SeatState = 'taken' | 'offered' | 'open';

/** Seats in drawing order: taken, offered, open. More taken than the capacity
    (it was lowered later) draws them all, because nobody may vanish. */
export function seatStates(taken: number, offered: number, capacity: number): SeatState[] {
  const total = Math.max(capacity, taken + offered);
  return Array.from({ length: total }, (_, i) => (i < taken ? 'taken' : i < taken + offered ? 'offered' : 'open'));
}

/** The largest seat diameter that leaves `gap` between neighbors, all as shares
    of the ring's width, never over `most`. */
export function seatDiameter(n: number, radius: number, gap: number, most: number): number {
  if (n < 2) return most;
  return Math.min(most, 2 * radius * Math.sin(Math.PI / n) - gap);
}

const round = (v: number) => Math.round(v * 100) / 100;
