import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { numberOf } from './numbers';
import type { OwnItem } from './instrumentQueries';
import s from './Instruments.module.css';

type Props = { item: OwnItem; number: number; of: number; onChange: (item: OwnItem) => void; onMove: (by: 1 | -1) => void; onRemove: () => void };

/** One question with its answers and their points. */
export function ItemFields({ item, number, of, onChange, onMove, onRemove }: Props) {
  const choices = item.choices ?? [];
  const typed = choices.length === 0;
  const set = (at: number, change: Partial<(typeof choices)[number]>) => onChange({ ...item, choices: choices.map((c, n) => (n === at ? { ...c, ...change } : c)) });
  return (
    <fieldset className={s.item}>
      <legend>Question {number}</legend>
      <Textarea label="Wording" aria-label={`Wording of question ${number}`} autosize minRows={1} maxLength={2000} value={item.text} onChange={(e) => onChange({ ...item, text: e.currentTarget.value })} />
      {choices.map((c, n) => (
        <div key={n} className={s.choice}>
          <TextInput label={`Answer ${n + 1}`} aria-label={`Answer ${n + 1} of question ${number}`} maxLength={300} value={c.label} onChange={(e) => set(n, { label: e.currentTarget.value })} />
          <NumberInput label="Points" aria-label={`Points of answer ${n + 1} of question ${number}`} min={0} max={1000} allowDecimal={false} value={c.points} onChange={(v) => set(n, { points: numberOf(v) })} />
          <Button variant="subtle" disabled={choices.length <= 2} aria-label={`Remove answer ${n + 1} of question ${number}`} onClick={() => onChange({ ...item, choices: choices.filter((_, at) => at !== n) })}>
            Remove
          </Button>
        </div>
      ))}
      {typed && (
        <div className={s.four}>
          <NumberInput label="A number from" aria-label={`Least number of question ${number}`} min={0} max={1000} allowDecimal={false} value={item.min ?? 0} onChange={(v) => onChange({ ...item, min: numberOf(v) })} />
          <NumberInput label="to" aria-label={`Largest number of question ${number}`} min={0} max={1000} allowDecimal={false} value={item.max ?? 0} onChange={(v) => onChange({ ...item, max: numberOf(v) })} />
        </div>
      )}
      <div className={s.itemTools}>
        {!typed && (
          <Button size="compact-sm" disabled={choices.length >= 20} onClick={() => onChange({ ...item, choices: [...choices, { label: '', points: (choices.at(-1)?.points ?? -1) + 1 }] })}>
            Add an answer
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => onChange(typed ? { ...item, min: undefined, max: undefined, choices: [{ label: 'No', points: 0 }, { label: 'Yes', points: 1 }] } : { ...item, choices: [], min: 0, max: 10 })}
        >
          {typed ? 'Answers to choose from instead' : 'A number instead'}
        </Button>
        <Checkbox label="Not counted" aria-label={`Not counted: question ${number}`} checked={item.unscored ?? false} onChange={(e) => onChange({ ...item, unscored: e.currentTarget.checked })} />
        <Button size="compact-sm" variant="subtle" disabled={number === 1} aria-label={`Up: question ${number}`} onClick={() => onMove(-1)}>
          Up
        </Button>
        <Button size="compact-sm" variant="subtle" disabled={number === of} aria-label={`Down: question ${number}`} onClick={() => onMove(1)}>
          Down
        </Button>
        <Button size="compact-sm" variant="subtle" disabled={of === 1} aria-label={`Remove question ${number}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
