/** How the practice writes the time of day. */
export type Clock = '12h' | '24h';

/** The reader's zone. */
export const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

let zone: string | undefined;
let clock: Clock = '24h';

/** Takes what the server says of the practice: everything that shows a time or
    asks for "today" follows it. */
export function keepPractice(practice: { timeZone: string; clock?: Clock }) {
  zone = practice.timeZone;
  clock = practice.clock ?? '24h';
}

/** The practice's zone: "today" is its day, wherever the reader sits. The
    reader's own until the practice is known. */
export const ownZone = () => zone ?? readerZone();

export const practiceClock = () => clock;
