import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ProblemNote } from '@/components/ProblemNote';
import s from '@/components/asking/Asking.module.css';

type Props = { initial: string; submit: string; busy: boolean; problem: string; onCode: (code: string) => void; children?: ReactNode };

/** Where a code is typed, in whatever way it is written. */
export function CodeForm({ initial, submit, busy, problem, onCode, children }: Props) {
  const [code, setCode] = useState(initial);
  const [asked, setAsked] = useState(false);
  const typed = code.trim();
  return (
    <form
      className={s.codeForm}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setAsked(true);
        if (typed) onCode(typed);
      }}
    >
      {children && <p className={s.lead}>{children}</p>}
      <ProblemNote>{problem}</ProblemNote>
      <TextInput
        classNames={{ input: s.code }}
        size="lg"
        label="Your code"
        description="Seven letters and digits, such as CDF-4GHJ"
        error={asked && !typed && 'Type the code that the leader of your group gave you.'}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={20}
        value={code}
        onChange={(e) => setCode(e.currentTarget.value)}
      />
      <Button type="submit" variant="filled" size="lg" fullWidth loading={busy}>
        {submit}
      </Button>
    </form>
  );
}
