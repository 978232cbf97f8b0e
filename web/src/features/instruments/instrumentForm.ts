import type { FieldError } from '@/api/problem';
import type { Item } from '@/components/assessments/assessmentQueries';
import { fieldSentence } from '@/api/fieldProblem';
import type { OwnForm, OwnItem, OwnRisk } from './instrumentQueries';

/** Answers to begin with. */
const often = () => ['Not at all', 'Sometimes', 'Often'].map((label, points) => ({ label, points }));

export const newItem = (like?: OwnItem): OwnItem => ({ text: '', choices: (like?.choices?.length ? like.choices : often()).map(({ label, points }) => ({ label, points })) });

/** A form to write on. */
export const newForm = (): OwnForm => ({ name: '', title: '', measures: '', instructions: '', recallWindow: '', language: 'en', direction: 'higher_is_worse', items: [newItem()], bands: [], risks: [], terms: '', source: '' });

const span = (i: OwnItem) => {
  const points = i.choices?.length ? i.choices.map((c) => c.points) : [i.min ?? 0, i.max ?? 0];
  return [Math.min(...points), Math.max(...points)] as const;
};

/** The least and the largest score. */
export function spanOf(form: OwnForm): [number, number] {
  const counted = form.items.filter((i) => !i.unscored).map(span);
  return [counted.reduce((n, [low]) => n + low, 0), counted.reduce((n, [, high]) => n + high, 0)];
}

const rises = (i: OwnItem) => (i.choices ?? []).every((c, n, all) => n === 0 || c.points > (all[n - 1]?.points ?? 0));

/** The questions as a client is asked them: an answer is recorded as its points where
    they rise, and as its place where they do not. */
export const itemsOf = (form: OwnForm): Item[] =>
  form.items.map((i, n) => ({
    number: n + 1,
    text: i.text,
    min: i.choices?.length ? 0 : (i.min ?? 0),
    max: i.choices?.length ? 0 : (i.max ?? 0),
    answers: (i.choices ?? []).map((c, at) => ({ value: rises(i) ? c.points : at, label: c.label })),
  }));

/** A form without one of its questions: what was said of the others stays with them. */
export const without = (form: OwnForm, at: number): OwnForm => ({
  ...form,
  items: form.items.filter((_, n) => n !== at),
  risks: form.risks?.filter((r) => r.item !== at + 1).map((r) => (r.item > at + 1 ? { ...r, item: r.item - 1 } : r)),
});

/** A form with a question one place further up or down. */
export function moved(form: OwnForm, at: number, by: 1 | -1): OwnForm {
  const to = at + by;
  const items = [...form.items];
  const [one, other] = [items[at], items[to]];
  if (!one || !other) return form;
  items[at] = other;
  items[to] = one;
  return { ...form, items, risks: form.risks?.map((r) => ({ ...r, item: r.item === at + 1 ? to + 1 : r.item === to + 1 ? at + 1 : r.item })) };
}

/** The next range of scores: up to the end of the scale. */
export function nextBand(form: OwnForm) {
  const [low, high] = spanOf(form);
  const last = form.bands?.at(-1);
  return { label: '', from: last ? last.to + 1 : low, to: high };
}

export const riskKinds: Record<OwnRisk['riskKind'], string> = {
  suicide: 'Suicide',
  self_harm: 'Self-harm',
  harm_to_others: 'Harm to others',
  violence_at_home: 'Violence at home',
  alcohol_harm: 'Harm by alcohol',
  relapse: 'Relapse',
  group_climate: 'How the group goes',
  other: 'Something else',
};

const parts: Record<string, string> = {
  name: 'The short name',
  title: 'The title',
  measures: 'What it asks about',
  instructions: 'The instructions',
  recallWindow: 'The time it asks about',
  language: 'The language',
  direction: 'Which way it gets better',
  terms: 'The terms of the wording',
  source: 'Who wrote it',
  items: 'The questions',
  bands: 'The ranges',
  risks: 'The risk flags',
  sdHundredths: 'The standard deviation',
  reliabilityThousandths: 'The reliability',
  people: 'How many people',
  changeSource: 'The source of the figures',
};

const inner: Record<string, string> = { text: 'the wording', choices: 'its answers', label: 'the words', points: 'the points', from: 'the beginning', to: 'the end', riskKind: 'what it is about', why: 'the reason', item: 'the question', linkId: 'the link id', loinc: 'the LOINC code' };

/** `items.2.choices.0.label is missing` as "Question 3, answer 1: the words is missing". */
export function faultWords({ field, message }: Pick<FieldError, 'field' | 'message'>): string {
  const path = field.replace(/^form\./, '').split('.');
  const place = { items: 'Question', bands: 'Range', risks: 'Risk flag' }[path[0] ?? ''];
  if (!place || path.length < 2) {
    const part = parts[path.at(-1) ?? ''];
    return part ? `${part} ${message}.` : fieldSentence(message);
  }
  const answer = path[2] === 'choices' && path[3] !== undefined ? `, answer ${Number(path[3]) + 1}` : '';
  const what = inner[path.at(-1) ?? ''];
  return `${place} ${Number(path[1]) + 1}${answer}: ${what ? `${what} ` : ''}${message}.`;
}
