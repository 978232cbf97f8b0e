import { PasswordInput } from '@mantine/core';
import { useId, useState } from 'react';
import { Meter } from '@/components/Meter';
import s from './NewPassword.module.css';
import { fewest, lengthOf, lengthWords } from './passwordLength';

type Props = { label: string; value: string; onChange: (password: string) => void; error?: string; autoFocus?: boolean };

/** A new password, with the rules in words and a meter of its length. */
export function NewPassword({ label, value, onChange, error, autoFocus }: Props) {
  const rules = useId();
  // What was wrong is said of what was sent: once one types on, the length is.
  const [judged, setJudged] = useState({ error, value });
  if (judged.error !== error) setJudged({ error, value });
  const wrong = error && judged.value === value ? `It ${error}.` : undefined;
  return (
    <div>
      <PasswordInput label={label} autoComplete="new-password" autoFocus={autoFocus} aria-describedby={rules} value={value} onChange={(e) => onChange(e.currentTarget.value)} error={wrong} />
      <div className={s.meter}>
        <Meter share={lengthOf(value) / fewest} label="Length of the password" />
        <span>{wrong ? '' : lengthWords(value)}</span>
      </div>
      <ul id={rules} className={s.rules}>
        <li>At least {fewest} characters. Several words that have nothing to do with each other are easy to remember.</li>
        <li>Any characters, spaces and languages. No digit or symbol is demanded.</li>
        <li>Not your name, the practice’s, or a common password. It never expires.</li>
      </ul>
    </div>
  );
}
