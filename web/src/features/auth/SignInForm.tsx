import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { signIn } from '@/api/login';
import { ProblemNote } from '@/components/ProblemNote';
import { DemoLogins, type DemoLogin } from './DemoLogins';

type Props = {
  /** Given, only the password is asked. */
  email?: string;
  onSignedIn?: () => void;
  demoLogins?: DemoLogin[];
};

/** Email and password. */
export function SignInForm({ email, onSignedIn, demoLogins = [] }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function enter(address: string, password: string) {
    setBusy(true);
    setProblem('');
    try {
      const login = await signIn(address, password);
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
    <>
      <form
        className="fields"
        onSubmit={(e) => {
          e.preventDefault();
          const fields = new FormData(e.currentTarget);
          void enter(email ?? String(fields.get('email')), String(fields.get('password')));
        }}
      >
        {email ? (
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        ) : (
          <TextInput label="Email" name="email" type="email" autoComplete="username" required withAsterisk={false} autoFocus />
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
      <DemoLogins logins={demoLogins} onChoose={(l) => void enter(l.email, l.password)} />
    </>
  );
}
