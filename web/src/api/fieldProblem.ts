// What the server refused of a form, beside the field it is about. The first page
// has no form, so this comes with the pages that do.
import { asProblem, isRecord } from './problem';

/** Where field errors go: Mantine's useForm has this shape. */
type TakesErrors = { setErrors(errors: Record<string, string>): void; getValues(): unknown };

function has(values: unknown, path: string): boolean {
  let at: unknown = values;
  for (const step of path.split('.')) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (isRecord(at) && step in at) at = at[step];
    else return false;
  }
  return true;
}

/** What the server says of a field, under that field: `must be an address` →
    `It must be an address.` What is a sentence already stays. */
export function fieldSentence(message: string): string {
  if (message === 'is missing') return 'This is needed.';
  if (!/^[a-z]/.test(message)) return message;
  return `It ${message}${/[.!?]$/.test(message) ? '' : '.'}`;
}

/** Two things may be wrong with one field: both are said, each once. */
const both = (said: string | undefined, more: string) => (!said ? more : said.includes(more) ? said : `${said} ${more}`);

/** What is wrong, by field. */
export const byField = (errors: Array<{ field: string; message: string }>): Record<string, string> =>
  errors.reduce<Record<string, string>>((said, e) => ({ ...said, [e.field]: said[e.field] ? `${said[e.field]}, and ${e.message}` : e.message }), {});

/** Puts a problem's field errors onto the form and returns the sentence that is
    left to show above it: the detail, and every error whose field the form has
    not got. An empty string means the fields say it all. */
export function showProblem(form: TakesErrors, thrown: unknown): string {
  const problem = asProblem(thrown);
  const known: Record<string, string> = {};
  const rest: string[] = [];
  for (const { field, message } of problem.errors) {
    if (field && has(form.getValues(), field)) known[field] = both(known[field], fieldSentence(message));
    else rest.push(field ? `${field}: ${message}` : message);
  }
  form.setErrors(known);
  if (rest.length > 0) return rest.join(' ');
  return Object.keys(known).length > 0 ? '' : problem.detail || problem.title;
}
