import { useId } from 'react';
import s from './Scale.module.css';

type Option = { value: string; label: string };
type Props = { label: string; hint?: string; options: Option[]; value: string; onChange: (value: string) => void; error?: string };

/** 0 to 4, as the interview judges a factor. */
export const zeroToFour: Option[] = ['0', '1', '2', '3', '4'].map((v) => ({ value: v, label: v }));
/** A question that may be left out. */
export const yesNo: Option[] = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];

/** One choice of a few, side by side; empty until somebody chooses. */
export function Scale({ label, hint, options, value, onChange, error }: Props) {
  const id = useId();
  return (
    <fieldset className={s.scale}>
      <legend className={s.name}>{label}</legend>
      {hint && <p className={s.hint}>{hint}</p>}
      <div className={s.options}>
        {options.map((o) => (
          <label key={o.value} className={s.option}>
            <input type="radio" name={id} value={o.value} checked={value === o.value} onChange={() => onChange(o.value)} aria-invalid={error ? true : undefined} />
            {o.label}
          </label>
        ))}
      </div>
      {error && <p className={s.error}>{error}</p>}
    </fieldset>
  );
}
