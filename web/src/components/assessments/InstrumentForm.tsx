import { Checkbox, NumberInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { choices, digitAnswer, type Answers } from './answers';
import type { Item } from './assessmentQueries';
import s from './InstrumentForm.module.css';

type Props = {
  items: Item[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Numbers of the questions that are marked as not applying. */
  notApplicable: number[];
  onApplies: (number: number, applies: boolean) => void;
};

/** The questions of an instrument, one under the other. A digit answers and goes
    on to the next, so that an interview is typed as fast as it is spoken. */
export function InstrumentForm({ items, answers, onChange, notApplicable, onApplies }: Props) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);

  const set = (i: number, value: number | null) => onChange(answers.map((a, at) => (at === i ? value : a)));

  function focusItem(i: number) {
    const group = frame.current?.querySelector(`[data-item="${i}"]`);
    const field = group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input');
    field?.focus();
    group?.scrollIntoView({ block: 'nearest' });
  }

  // The interview can begin at once, at the first question without an answer.
  const [first] = useState(() => Math.max(0, answers.findIndex((a) => a === null)));
  useEffect(() => {
    const later = setTimeout(() => focusItem(first), 60);
    return () => clearTimeout(later);
  }, [first]);

  function onKey(e: KeyboardEvent, item: Item, i: number) {
    if (e.ctrlKey || e.metaKey || e.altKey || choices(item).length === 0 || notApplicable.includes(item.number)) return;
    const value = digitAnswer(item, e.key);
    if (value !== null) {
      e.preventDefault();
      set(i, value);
      focusItem(Math.min(i + 1, items.length - 1));
    } else if (e.key === 'Backspace' || e.key === 'Delete') {
      e.preventDefault();
      set(i, null);
    }
  }

  return (
    <div ref={frame} className={s.items}>
      {items.map((item, i) => (
        <div key={item.number} data-item={i} className={s.item} onKeyDown={(e) => onKey(e, item, i)}>
          {!notApplicable.includes(item.number) && <Question id={`${id}-${i}`} item={item} value={answers[i] ?? null} onChange={(v) => set(i, v)} />}
          {item.mayNotApply && (
            <Checkbox
              label={`Question ${item.number}, ${(item.text ?? item.label ?? '').toLowerCase()}, does not apply`}
              checked={notApplicable.includes(item.number)}
              onChange={(e) => onApplies(item.number, !e.currentTarget.checked)}
            />
          )}
        </div>
      ))}
    </div>
  );
}

type QuestionProps = { id: string; item: Item; value: number | null; onChange: (value: number | null) => void };

function Question({ id, item, value, onChange }: QuestionProps) {
  const all = choices(item);
  const asked = item.text ?? item.label ?? `Item ${item.number}`;
  if (all.length === 0) {
    return (
      <NumberInput
        label={`${item.number}. ${asked}`}
        description={`${item.min} to ${item.max}`}
        min={item.min}
        max={item.max}
        allowDecimal={false}
        value={value ?? ''}
        onChange={(v) => onChange(v === '' ? null : Number(v))}
      />
    );
  }
  return (
    <fieldset className={s.question}>
      <legend>
        <span className={s.number}>{item.number}</span>
        <span>
          {asked}
          {item.unscored && <span className="quiet"> Not counted in the score.</span>}
        </span>
      </legend>
      <div className={all.length > 5 || !all[0]?.label ? `${s.choices} ${s.bare}` : s.choices}>
        {all.map((c) => (
          <label key={c.value} className={s.choice}>
            <input type="radio" name={id} value={c.value} checked={value === c.value} onChange={() => onChange(c.value)} />
            <span className={s.value}>{c.value}</span>
            {c.label && c.label !== String(c.value) && <span className={s.label}>{c.label}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
