import { keep, recall } from '@/storage';

// When a person's hand was last at any page of this browser. Two clocks count:
// the wall's goes on while a machine sleeps, and the page's own does not jump
// when somebody sets the other; whichever says longer is believed.
const mark = 'cohort.hand';
const often = 1_000; // the mark is not written more often than this

let wall = 0;
let own = 0;
let written = 0;

function set(at: number, now: number) {
  wall = at;
  own = performance.now() - (now - at);
}

/** What another tab saw, or this one before it was loaded anew. */
function listen(now: number) {
  const at = Number(recall(mark));
  if (wall === 0) set(at > 0 ? Math.min(at, now) : now, now);
  else if (at > wall && at <= now) set(at, now);
}

/** A hand is there now. */
export function handSeen(): void {
  const now = Date.now();
  set(now, now);
  if (Math.abs(now - written) < often) return;
  written = now;
  keep(mark, String(now));
}

/** For how many milliseconds no hand was there, in any tab. */
export function idleFor(): number {
  const now = Date.now();
  listen(now);
  return Math.max(0, now - wall, performance.now() - own);
}

/** For tests: a page that has just been loaded. */
export function forgetHand(): void {
  wall = 0;
  own = 0;
  written = 0;
}
