import { fieldSentence } from '@/api/fieldProblem';
import type { ApiProblem } from '@/api/problem';

/** What the server refused, in a sentence for each field under the name that it bears
    on the page; a field without one speaks for itself. */
export function faultsSaid(problem: ApiProblem, names: Record<string, string>): string {
  const said = problem.errors.map(({ field, message }) => {
    const name = names[field] ?? names[field.split('.').at(-1) ?? ''];
    return name ? `${name} ${message}${/[.!?]$/.test(message) ? '' : '.'}` : fieldSentence(message);
  });
  return said.length > 0 ? [...new Set(said)].join(' ') : problem.message;
}
