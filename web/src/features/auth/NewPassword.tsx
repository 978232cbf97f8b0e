import { PasswordInput } from '@mantine/core';
import { useId } from 'react';
import { Meter } from '@/components/Meter';
import s from './NewPassword.module.css';
import { fewest, lengthOf, lengthWords } from './passwordLength';

type Props = { label: string; value: string; onChange: (password: string) => void; error?: string; autoFocus?: boolean };

/** A new password, with the rules in words and a meter of its length. */
export function NewPassword({ label, value, onChange, error, autoFocus }: Props) {
  const rules = useId();
  const words = lengthWords(value);
  return (
    <div>
      <PasswordInput label={label} autoComplete="new-password" autoFocus={autoFocus} aria-describedby={rules} value={value} onChange={(e) => onChange(e.currentTarget.value)} error={error && `It ${error}.`} />
      <div className={s.meter}>
        <Meter share={lengthOf(value) / fewest} label="Length of the password" />
        <span>{words}</span>
      </div>
      <ul id={rules} className={s.rules}>
        <li>At least {fewest} characters. Several words that have nothing to do with each other are easy to remember.</li>
        <li>Any characters, spaces and languages. No digit or symbol is demanded.</li>
        <li>Not your name, the practice’s, or a common password. It never expires.</li>
      </ul>
    </div>
  );
}
