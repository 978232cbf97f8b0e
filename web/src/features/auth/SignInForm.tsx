import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { signIn } from '@/api/session';
import { ProblemNote } from '@/components/ProblemNote';
import s from './auth.module.css';

/** E-mail and password. With `email` given, only the password is asked. */
export function SignInForm({ email, onSignedIn }: { email?: string; onSignedIn?: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function submit(fields: FormData) {
    setBusy(true);
    setProblem('');
    try {
      const login = await signIn(email ?? String(fields.get('email')), String(fields.get('password')));
      if ('mfaRequired' in login) setProblem('This login needs a second factor, which this page cannot ask for yet.');
      else onSignedIn?.();
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.retryAfter > 0 ? `${p.message} Try again in ${p.retryAfter} seconds.` : p.message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={s.form}
      onSubmit={(e) => {
        e.preventDefault();
        void submit(new FormData(e.currentTarget));
      }}
    >
      {email ? (
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      ) : (
        <TextInput label="E-mail" name="email" type="email" autoComplete="username" required withAsterisk={false} data-autofocus autoFocus />
      )}
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus={email ? true : undefined}
        autoFocus={Boolean(email)}
      />
      <ProblemNote>{problem}</ProblemNote>
      <Button type="submit" variant="filled" data-size="md" fullWidth loading={busy}>
        Sign in
      </Button>
    </form>
  );
}
