import { Checkbox, NumberInput } from '@mantine/core';
import { useId, useRef } from 'react';
import { choices, type Answers } from '@/components/assessments/answers';
import type { Item } from '@/components/assessments/assessmentQueries';
import s from './Asking.module.css';

type Props = {
  items: Item[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  notApplicable: number[];
  onApplies: (number: number, applies: boolean) => void;
  /** Numbers of questions that are pointed out as not answered. */
  missing: number[];
  /** The next question is not brought into view. */
  calm?: boolean;
};

/** The questions under each other, with answers as large as a thumb. One that is
    answered for the first time brings the next into view. */
export function AskedQuestions({ items, answers, onChange, notApplicable, onApplies, missing, calm: still }: Props) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);

  function set(i: number, value: number | null) {
    const first = answers[i] === null && value !== null;
    onChange(answers.map((a, at) => (at === i ? value : a)));
    const next = list.current?.children[i + 1];
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (first && next && !still) next.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }

  return (
    <ol ref={list} className={s.questions}>
      {items.map((item, i) => (
        <li key={item.number} data-question={item.number} data-missing={missing.includes(item.number) || undefined}>
          {!notApplicable.includes(item.number) && <Question name={`${id}-${i}`} item={item} value={answers[i] ?? null} onChange={(v) => set(i, v)} />}
          {missing.includes(item.number) && <p className={s.unanswered}>Not answered yet</p>}
          {item.mayNotApply && <Checkbox label="Does not apply to me" checked={notApplicable.includes(item.number)} onChange={(e) => onApplies(item.number, !e.currentTarget.checked)} />}
        </li>
      ))}
    </ol>
  );
}

function Question({ name, item, value, onChange }: { name: string; item: Item; value: number | null; onChange: (v: number | null) => void }) {
  const all = choices(item);
  if (all.length === 0) {
    return <NumberInput size="md" label={item.text} description={`${item.min} to ${item.max}`} min={item.min} max={item.max} allowDecimal={false} value={value ?? ''} onChange={(v) => onChange(v === '' ? null : Number(v))} />;
  }
  const bare = !all.some((c) => c.label && c.label !== String(c.value));
  return (
    <fieldset className={s.question}>
      <legend>{item.text}</legend>
      <div className={bare ? `${s.choices} ${s.bare}` : s.choices}>
        {all.map((c) => (
          <label key={c.value} className={s.choice}>
            <input type="radio" name={name} value={c.value} checked={value === c.value} onChange={() => onChange(c.value)} />
            {c.label || c.value}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
