import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, problemFrom } from '@/api/problem';
import { ButtonLink } from '@/components/ButtonLink';
import { ProblemNote } from '@/components/ProblemNote';
import { Door } from './Door';
import { OtherWay } from './OtherWay';
import { signInMethods } from './signInMethods';

/** For who forgot the password: a link by mail where the practice sends any,
    and else whom to ask. */
export function ForgottenPage() {
  const methods = useQuery(signInMethods).data;
  return (
    <Door title="Forgot the password" over={methods?.practiceName}>
      {methods && (methods.resetByMail ? <AskForLink /> : <p>Ask an administrator of the practice for a link. They find you under People and make one; with it you choose a new password.</p>)}
      <OtherWay>
        <ButtonLink to="/sign-in" variant="subtle">
          To the sign-in page
        </ButtonLink>
      </OtherWay>
    </Door>
  );
}

async function ask(email: string) {
  const response = await fetch('/api/v1/auth/password-reset-requests', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null), response.headers);
}

function AskForLink() {
  const [asked, setAsked] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function send(email: string) {
    setBusy(true);
    setProblem('');
    try {
      await ask(email);
      setAsked(email);
    } catch (thrown) {
      const p = asProblem(thrown);
      setProblem(p.errors[0] ? `The email ${p.errors[0].message}.` : p.message);
    } finally {
      setBusy(false);
    }
  }

  if (asked) {
    return (
      <p role="status">
        If <b>{asked}</b> signs in here, a mail with a link is on its way. The link works once, for 30 minutes. If nothing comes, look among the junk, or ask an administrator for a link.
      </p>
    );
  }
  return (
    <form
      className="fields"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void send(String(new FormData(e.currentTarget).get('email')).trim());
      }}
    >
      <TextInput label="Email" description="The one that you sign in with" name="email" type="email" autoComplete="username" autoFocus />
      <ProblemNote>{problem}</ProblemNote>
      <Button type="submit" variant="filled" data-size="md" fullWidth loading={busy}>
        Send me a link
      </Button>
    </form>
  );
}
