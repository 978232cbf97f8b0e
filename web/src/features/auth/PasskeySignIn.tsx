import { Button } from '@mantine/core';
import { useState } from 'react';
import { enterBy } from '@/api/login';
import { problemFrom } from '@/api/problem';
import { ProblemNote } from '@/components/ProblemNote';
import { wrongWords } from './factorWords';
import { OtherWay } from './OtherWay';
import { canPasskey, signWithPasskey } from './passkey';

type Asked = { challenge: string; passkey: string };

async function askForPasskey(): Promise<Asked> {
  const response = await fetch('/api/v1/auth/passkey-challenges', { method: 'POST', headers: { Accept: 'application/json' } });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body, response.headers);
  return body as Asked;
}

/** Signs in with a passkey and nothing else: it verifies who holds it. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn?: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  if (!canPasskey()) return null;

  async function enter() {
    setBusy(true);
    setProblem('');
    try {
      const { challenge, passkey } = await askForPasskey();
      await enterBy('passkey', { challenge, passkey: await signWithPasskey(passkey) });
      onSignedIn?.();
    } catch (thrown) {
      setProblem(wrongWords(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <OtherWay>
      <Button fullWidth data-size="md" loading={busy} onClick={() => void enter()}>
        Sign in with a passkey
      </Button>
      <ProblemNote>{problem}</ProblemNote>
    </OtherWay>
  );
}
