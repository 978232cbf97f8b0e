import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { enterBy, signIn, type FactorAsked } from '@/api/login';
import { ProblemNote } from '@/components/ProblemNote';
import { DemoLogins, type DemoLogin } from './DemoLogins';
import { wrongWords } from './factorWords';
import { OtherWay } from './OtherWay';
import { PasskeySignIn } from './PasskeySignIn';
import { SecondStep } from './SecondStep';

type Props = {
  /** Given, only the password is asked. */
  email?: string;
  onSignedIn?: () => void;
  demoLogins?: DemoLogin[];
  /** Offers to sign in with a passkey alone. */
  passkeys?: boolean;
};

/** Email and password. */
export function SignInForm({ email, onSignedIn, demoLogins = [], passkeys }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [asked, setAsked] = useState<FactorAsked>();

  async function enter(address: string, password: string) {
    setBusy(true);
    setProblem('');
    try {
      const login = await signIn(address, password);
      if ('mfaRequired' in login) setAsked(login);
      else onSignedIn?.();
    } catch (thrown) {
      setProblem(wrongWords(thrown));
    } finally {
      setBusy(false);
    }
  }

  if (asked) {
    return (
      <>
        <SecondStep
          asked={asked}
          submit="Sign in"
          onProof={async (proof) => {
            await enterBy('second-factor', { ...proof, challenge: asked.challenge });
            onSignedIn?.();
          }}
        />
        <OtherWay>
          <Button variant="subtle" onClick={() => setAsked(undefined)}>
            Begin again
          </Button>
        </OtherWay>
      </>
    );
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
      {passkeys && <PasskeySignIn onSignedIn={onSignedIn} />}
      <DemoLogins logins={demoLogins} onChoose={(l) => void enter(l.email, l.password)} />
    </>
  );
}
