import { asProblem } from '@/api/problem';
import type { Outline } from './outline';

/** What is wrong, by the path of the field: `weeks.2.goal`. */
export type Faults = Record<string, string>;

export const faultsOf = (thrown: unknown): Faults =>
  Object.fromEntries(asProblem(thrown).errors.map((e) => [e.field, e.message]));

/** Numbers of the weeks in which something is wrong. */
export const wrongWeeks = (faults: Faults) =>
  new Set(Object.keys(faults).flatMap((path) => (/^weeks\.(\d+)\./.exec(path) ? [Number(path.split('.')[1]) + 1] : [])));

/** What publishing would be refused for, without asking. */
export function missingToPublish(o: Outline): Faults {
  const faults: Faults = {};
  if (!o.name.trim()) faults.name = 'is missing';
  o.weeks.forEach((w, i) => {
    if (!w.theme.trim()) faults[`weeks.${i}.theme`] = 'is missing';
    if (!w.goal.trim()) faults[`weeks.${i}.goal`] = 'is missing';
  });
  return faults;
}

/** `Weeks 2 and 5` */
export function weekList(numbers: Iterable<number>): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const last = sorted.pop();
  return sorted.length === 0 ? `Week ${last}` : `Weeks ${sorted.join(', ')} and ${last}`;
}

/** The sentence above the strip for faults that a save or publishing met. */
export function faultSentence(faults: Faults): string {
  const weeks = wrongWeeks(faults);
  const rest = Object.entries(faults).filter(([path]) => !path.startsWith('weeks.'));
  const about = rest.map(([path, message]) => `${path === 'weeks' ? 'The weeks' : `The ${path}`} ${message}.`);
  if (weeks.size > 0) about.unshift(`${weekList(weeks)} ${weeks.size === 1 ? 'needs' : 'need'} a look.`);
  return about.join(' ');
}
