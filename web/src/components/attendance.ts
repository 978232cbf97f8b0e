import type { Tone } from './Chip';

/** As in the API; null is "not marked". */
export type Attendance = 'present' | 'late' | 'left_early' | 'excused' | 'no_show' | 'late_cancel' | 'taken_off';
export type Mark = Attendance | null;

type Kind = { status: Attendance; word: string; /** Sets it straight from the keyboard. */ key: string; here: boolean; tone: Tone };

/** All seven, in the order the menu shows them. */
export const attendanceKinds: Kind[] = [
  { status: 'present', word: 'present', key: 'p', here: true, tone: 'good' },
  { status: 'late', word: 'late', key: 'l', here: true, tone: 'soon' },
  { status: 'left_early', word: 'left early', key: 'e', here: true, tone: 'soon' },
  { status: 'no_show', word: 'no-show', key: 'n', here: false, tone: 'quiet' },
  { status: 'excused', word: 'excused', key: 'x', here: false, tone: 'quiet' },
  { status: 'late_cancel', word: 'late cancel', key: 'c', here: false, tone: 'quiet' },
  { status: 'taken_off', word: 'off tonight', key: 'o', here: false, tone: 'quiet' },
];

const by = new Map(attendanceKinds.map((k) => [k.status, k]));

export const markWord = (mark: Mark) => (mark ? (by.get(mark)?.word ?? mark) : 'not marked');
export const markTone = (mark: Mark): Tone => (mark ? (by.get(mark)?.tone ?? 'quiet') : 'quiet');
/** Came at all: present, late or left early. */
export const isHere = (mark: Mark) => Boolean(mark && by.get(mark)?.here);
/** The status a letter stands for, or undefined. */
export const markForKey = (key: string) => attendanceKinds.find((k) => k.key === key.toLowerCase())?.status;

/** What one more tap makes of it: the three that happen most, then nothing again.
    The rarer three come from the menu, and a tap on them starts over. */
export function nextMark(mark: Mark): Mark {
  switch (mark) {
    case null:
      return 'present';
    case 'present':
      return 'late';
    case 'late':
      return 'no_show';
    case 'no_show':
      return null;
    default:
      return 'present';
  }
}

/** How many of a roster are here and how many are not marked yet. */
export function tally(marks: Mark[]) {
  return {
    here: marks.filter(isHere).length,
    unmarked: marks.filter((m) => m === null).length,
    total: marks.length,
  };
}
