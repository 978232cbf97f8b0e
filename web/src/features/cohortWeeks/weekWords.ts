import { markWord, type Mark } from '@/components/attendance';
import type { WeekCell, WeekMember, WeekScore } from './weekQueries';

export const homeworkWords: Record<NonNullable<WeekCell['homeworkState']>, string> = {
  returned: 'homework done',
  partial: 'homework done in part',
  not_done: 'homework not done',
  excused: 'homework excused',
  carried: 'homework carried over',
  due: 'homework due',
  unasked: 'homework not asked for yet',
};

export const classWords: Record<NonNullable<WeekScore['class']>, string> = {
  recovered: 'recovered',
  improved: 'reliably better',
  unchanged: 'no reliable change',
  deteriorated: 'reliably worse',
};

/** Beside a score: told apart without its color too. */
export const classMarks: Record<NonNullable<WeekScore['class']>, string> = { recovered: '✓', improved: '+', unchanged: '', deteriorated: '!' };

/** The last score of a form in a week; of several, what came last counts. */
export const scoreOf = (scores: WeekScore[], form: string): WeekScore | undefined => scores.filter((x) => x.instrument === form).at(-1);

/** `12, reliably better`; a form without a total says that it was filled in. */
export const scoreWords = (x: WeekScore, name: string) => [`${name} ${x.total ?? 'filled in'}`, x.class && classWords[x.class]].filter(Boolean).join(', ');

/** What a cell says to whoever listens: `present; homework done; PHQ-9 12, reliably better`. */
export function cellWords(cell: WeekCell, held: boolean, form: string, name: string): string {
  const score = scoreOf(cell.scores, form);
  const mark: Mark | undefined = cell.mark ?? (cell.belongs && held ? null : undefined);
  return [mark !== undefined && markWord(mark), cell.homeworkState && homeworkWords[cell.homeworkState], score && scoreWords(score, name)].filter(Boolean).join('; ') || (cell.belongs ? 'nothing yet' : 'not on the roster');
}

/** Those kinds that stand in the table, for its legend. */
export function kindsIn(members: WeekMember[], form: string) {
  const cells = members.flatMap((m) => m.cells);
  return {
    marks: new Set(cells.map((c) => c.mark)),
    homework: new Set(cells.map((c) => c.homeworkState)),
    classes: new Set([...members.flatMap((m) => m.ahead), ...cells.flatMap((c) => c.scores)].filter((x) => x.instrument === form).map((x) => x.class)),
  };
}
