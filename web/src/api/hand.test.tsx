import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetHand, handSeen, idleFor } from './hand';

const minute = 60_000;

/** A wall clock and a page's own clock, each moved by the test. */
let wall = 0;
let own = 0;
beforeEach(() => {
  wall = Date.UTC(2026, 2, 10, 12);
  own = 5_000;
  localStorage.clear();
  forgetHand();
  vi.spyOn(Date, 'now').mockImplementation(() => wall);
  vi.spyOn(performance, 'now').mockImplementation(() => own);
});
const pass = (ms: number) => ((wall += ms), (own += ms));

describe('the time without a hand', () => {
  it('begins with the page, and anew with each hand', () => {
    expect(idleFor()).toBe(0);
    pass(3 * minute);
    expect(idleFor()).toBe(3 * minute);
    handSeen();
    expect(idleFor()).toBe(0);
  });

  it('counts a hand at another tab', () => {
    expect(idleFor()).toBe(0);
    pass(5 * minute);
    localStorage.setItem('cohort.hand', String(wall - minute));
    expect(idleFor()).toBe(minute);
  });

  it('goes on over a page that is loaded anew', () => {
    handSeen();
    pass(14 * minute);
    forgetHand();
    own = 10; // a new page's clock begins anew
    expect(idleFor()).toBe(14 * minute);
  });

  it('is not shortened by a clock that is set back', () => {
    handSeen();
    pass(14 * minute);
    wall -= 60 * minute;
    expect(idleFor()).toBe(14 * minute);
  });

  it('passes while the machine sleeps and the page does not count', () => {
    handSeen();
    wall += 30 * minute;
    expect(idleFor()).toBe(30 * minute);
  });

  it('takes no mark from a time to come', () => {
    handSeen();
    pass(2 * minute);
    localStorage.setItem('cohort.hand', String(wall + 60 * minute));
    expect(idleFor()).toBe(2 * minute);
  });
});
