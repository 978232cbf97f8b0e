import { answersFrom, answersText, blank, type Answers } from '@/components/assessments/answers';
import type { AskedForm } from './answerQueries';

/** What was tapped of one questionnaire. */
export type Tapped = { answers: Answers; notApplicable: number[] };
type Kept = { code: string; forms: Record<string, { answers: string; notApplicable: number[] }> };

const key = 'cohort.answering';

function read(): Kept | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(kept: Kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Then a reload asks for the code once more.
  }
}

/** The code of the questions that stand open in this window: a phone drops a page
    that one looks away from, and opens it again from its beginning. */
export const codeKept = (): string => read()?.code ?? '';

/** Keeps a code, in this window alone. What belongs to another code is forgotten:
    it may be somebody else who holds the phone now. */
export function keepCode(code: string): void {
  if (codeKept() !== code) write({ code, forms: {} });
}

export function keepTapped(code: string, form: string, { answers, notApplicable }: Tapped): void {
  const kept = read();
  write({ code, forms: { ...(kept?.code === code ? kept.forms : {}), [form]: { answers: answersText(answers), notApplicable } } });
}

/** What was tapped under a code before the page was opened again. */
export function tappedOf(code: string, form: AskedForm): Tapped {
  const kept = read();
  const found = kept?.code === code ? kept.forms[form.code] : undefined;
  return found ? { answers: answersFrom(found.answers, form.items), notApplicable: found.notApplicable } : { answers: blank(form.items), notApplicable: [] };
}

/** Everything was sent, or it is somebody else's turn. */
export function forgetTapped(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
