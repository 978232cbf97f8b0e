import s from './Discharge.module.css';

const steps = Array.from({ length: 11 }, (_, i) => i);

/** A figure from 0 to 10, chosen by one tap; a second tap takes it back. */
export function ZeroToTen({ label, value, onChange }: { label: string; value: number | undefined; onChange: (value: number | undefined) => void }) {
  return (
    <div role="group" aria-label={label}>
      <p className={s.label}>{label}</p>
      <div className={s.scale}>
        {steps.map((n) => (
          <button key={n} type="button" aria-pressed={value === n} onClick={() => onChange(value === n ? undefined : n)}>
            {n}
          </button>
        ))}
      </div>
    </div>
  );
}
