import { daysInWords } from '@/format/dates';

/** One field the server refused. `field` is a form path: `weeks.0.theme`. */
export type FieldError = { field: string; message: string };

/** What the server answered instead of what was asked: RFC 9457 with our `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** HTTP status; 0 when no answer came at all. */
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail = '',
    readonly errors: FieldError[] = [],
    readonly requestId = '',
    /** Seconds to wait, from Retry-After; 0 when the server named none. */
    readonly retryAfter = 0,
  ) {
    super(detail || title);
  }

  /** The server never answered: what was sent may or may not have happened. */
  get unanswered(): boolean {
    return this.status === 0;
  }

  /** The server looked at it and refused; sending the same again is pointless. */
  get refused(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }

  /** Somebody else saved first (If-Match did not match). */
  get stale(): boolean {
    return this.status === 412;
  }
}

/** What is said where the server speaks to programs. */
const inOurWords: Record<string, string> = {
  outcome_unknown: 'It may have been saved, or not: the answer was lost. Try again to find out; nothing is saved twice.',
  key_reused: 'What you sent before, when no answer came, was saved after all. Look at it before you send this one.',
};

/** The problem of a change of which nobody knows whether it was saved. */
export const notKnown = (status: number) =>
  new ApiProblem(status, 'outcome_unknown', 'Not known whether it was saved', inOurWords.outcome_unknown);

const sentences: Record<number, string> = {
  0: 'The server did not answer. Check the connection; what you typed is still here.',
  401: 'Please sign in again.',
  403: 'You may see this, but not change it.',
  404: 'It is not there, or it is not yours to see.',
  412: 'Somebody else changed this while you were working.',
  500: 'Something went wrong on the server. Nothing was saved.',
  413: 'That is too large to send.',
  429: 'Too many tries. Wait a moment and try again.',
};

/** What JSON calls an object. */
export const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const text = (v: unknown) => (typeof v === 'string' ? v : '');

/** A sentence of the server as people read it: its days are in words. */
const said = (v: unknown) => daysInWords(text(v));

/** `body.weeks[0].theme` → `weeks.0.theme`, the path a form knows the field by. */
export function formPath(field: string): string {
  return field
    .replace(/^(body|path|query|header)\.(?=.)/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/^\./, '');
}

/** Reads a problem document; anything else becomes a problem by its status. */
export function problemFrom(status: number, body: unknown, headers?: Headers): ApiProblem {
  const doc = isRecord(body) ? body : {};
  const errors = (Array.isArray(doc.errors) ? doc.errors : [])
    .filter(isRecord)
    .map((e) => ({ field: formPath(text(e.field)), message: said(e.message) || 'is not valid' }));
  const code = text(doc.code);
  const title = said(doc.title) || sentences[status] || 'Something went wrong on the server.';
  return new ApiProblem(
    status,
    code || `http_${status}`,
    title,
    inOurWords[code] || said(doc.detail) || (sentences[status] ?? ''),
    errors,
    text(doc.requestId),
    Number(headers?.get('Retry-After') ?? 0) || 0,
  );
}

/** Any thrown thing as a problem; a fetch that failed becomes "did not answer". */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  if (thrown instanceof TypeError) return new ApiProblem(0, 'no_answer', 'The server did not answer', sentences[0]);
  if (thrown instanceof Error && thrown.name === 'AbortError') return new ApiProblem(0, 'aborted', 'Stopped');
  return new ApiProblem(500, 'unexpected', 'Something went wrong in the page', thrown instanceof Error ? thrown.message : '');
}
