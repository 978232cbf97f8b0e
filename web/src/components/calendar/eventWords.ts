import { longDayIn, wallTime } from '@/format/dates';
import { clock, type CalendarEvent, type Slot } from './calendar';

/** What a state is called, beside its color. */
export const stateWords: Record<CalendarEvent['state'], string> = { group: '', planned: 'planned', other: '', underway: 'under way', closed: 'held', unclosed: 'not closed yet', moved: 'moved', clash: 'clash', gone: 'no longer here', cancelled: 'cancelled' };

/** `18:00`, or `6:00 PM` where the practice writes it so. */
export const told = (minute: number) => wallTime(clock(minute));

/** The same in little room: `6 PM` for a full hour. */
export const brief = (minute: number) => told(minute).replace(/:00(?=\s[AP]M)/, '');

/** `18:00 to 19:30` */
export const spanWords = ({ from, to }: { from: number; to: number }) => `${told(from)} to ${told(to)}`;

/** What stands where for whoever listens, behind what is shown: `clash, 18:00 to 19:30`. */
export const unseenWords = (e: CalendarEvent) => [e.note && !e.note.startsWith(stateWords[e.state]) && stateWords[e.state], spanWords(e)].filter(Boolean).join(', ');

/** An event in one line: `Anxiety skills, 18:00 to 19:30, Room 2 is taken until 19:00, week 6 of 8`. */
export const eventWords = (e: CalendarEvent) => [e.title, spanWords(e), e.note ?? stateWords[e.state], ...(e.lines ?? [])].filter(Boolean).join(', ');

/** A place for whoever listens: `Wednesday, November 25, 18:00`. */
export const slotWords = (to: Slot) => `${longDayIn(`${to.day}T00:00:00Z`, 'UTC')}, ${told(to.from)}`;

/** `groups` of a day in words for its head: `3 groups`. */
export const groupsOf = (events: readonly CalendarEvent[]) => events.filter((e) => e.state !== 'other' && e.state !== 'gone' && e.state !== 'cancelled').length;
