import { describe, expect, it, vi } from 'vitest';
import { byField, fieldSentence, showProblem } from './fieldProblem';
import { ApiProblem, asProblem, formPath, problemFrom } from './problem';

const refusal = {
  title: 'Invalid',
  status: 422,
  code: 'invalid',
  detail: 'Two fields are wrong.',
  errors: [
    { field: 'body.weeks[0].theme', message: 'must not be empty' },
    { field: 'capacity', message: 'must be at most 12' },
  ],
  requestId: 'r1',
};

const form = (values: unknown) => ({ setErrors: vi.fn(), getValues: () => values });

it.each([
  ['body.client.firstName', 'client.firstName'],
  ['weeks[2].agenda[0].title', 'weeks.2.agenda.0.title'],
  ['body', 'body'],
  ['email', 'email'],
])('knows %s as the form field %s', (field, path) => expect(formPath(field)).toBe(path));

describe('problemFrom', () => {
  it('reads a problem document', () => {
    const p = problemFrom(422, refusal);
    expect(p).toMatchObject({ status: 422, code: 'invalid', requestId: 'r1', refused: true, message: 'Two fields are wrong.' });
    expect(p.errors[0]).toEqual({ field: 'weeks.0.theme', message: 'must not be empty' });
  });
  it('speaks even when the answer is a proxy’s page', () => {
    const p = problemFrom(502, '<html>');
    expect(p.code).toBe('http_502');
    expect(p.title).not.toBe('');
    expect(p.refused).toBe(false);
  });
  it('reads how long to wait', () => {
    expect(problemFrom(429, {}, new Headers({ 'Retry-After': '30' })).retryAfter).toBe(30);
  });
});

it('takes a failed fetch for no answer, and an unknown error for a broken page', () => {
  expect(asProblem(new TypeError('Failed to fetch')).unanswered).toBe(true);
  expect(asProblem(new Error('x')).code).toBe('unexpected');
  const p = new ApiProblem(409, 'cohort_full', 'Full');
  expect(asProblem(p)).toBe(p);
});

it.each([
  ['is missing', 'This is needed.'],
  ['must be an address such as name@example.org', 'It must be an address such as name@example.org.'],
  ['Choose one.', 'Choose one.'],
])('says of a field that it %s', (message, said) => expect(fieldSentence(message)).toBe(said));

describe('two errors on one field', () => {
  const twice = problemFrom(422, { code: 'invalid', errors: [{ field: 'feeFrom', message: 'is missing' }, { field: 'feeFrom', message: 'must be a date' }, { field: 'feeFrom', message: 'is missing' }] });
  it('are both said under it', () => {
    const f = { errors: {} as Record<string, string>, setErrors(e: Record<string, string>) { this.errors = e; }, getValues: () => ({ feeFrom: '' }) };
    expect(showProblem(f, twice)).toBe('');
    expect(f.errors.feeFrom).toBe('This is needed. It must be a date.');
  });
  it('are both kept by field', () => expect(byField(twice.errors.slice(0, 2))).toEqual({ feeFrom: 'is missing, and must be a date' }));
});

describe('showProblem', () => {
  it('puts errors on the fields that the form has and says the rest', () => {
    const f = form({ weeks: [{ theme: '' }] });
    const rest = showProblem(f, problemFrom(422, refusal));
    expect(f.setErrors).toHaveBeenCalledWith({ 'weeks.0.theme': 'It must not be empty.' });
    expect(rest).toBe('capacity: must be at most 12');
  });
  it('says nothing more when the fields say it all', () => {
    const f = form({ weeks: [{ theme: '' }], capacity: 14 });
    expect(showProblem(f, problemFrom(422, refusal))).toBe('');
  });
  it('says the detail when no field is named', () => {
    expect(showProblem(form({}), new ApiProblem(409, 'cohort_full', 'Full', 'The cohort has no open seat.'))).toBe('The cohort has no open seat.');
  });

  it('says days in words', () => {
    const problem = problemFrom(422, { detail: 'Not before 2027-01-09.', errors: [{ field: 'leadId', message: 'must have a license that is valid on 2027-01-12' }] });
    expect(problem.detail).toBe('Not before January 9, 2027.');
    expect(problem.errors[0]?.message).toBe('must have a license that is valid on January 12, 2027');
  });
});
