import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '@/components/ProblemNote';
import { wrongWords } from './factorWords';
import { canPasskey, signWithPasskey } from './passkey';
import s from './SecondStep.module.css';

/** With what somebody proves who they are. */
export type Proof = { code?: string; recoveryCode?: string; passkey?: string };
/** What the server asks for. */
export type Asked = { kinds: Array<'passkey' | 'authenticator_app'>; passkey?: string };

type Props = {
  asked: Asked;
  /** The verb on the button. */
  submit: string;
  /** Rejects when the answer is not taken. */
  onProof: (proof: Proof) => Promise<unknown>;
};

/** Asks for a second factor: a passkey, the code of an app, or a recovery code. */
export function SecondStep({ asked, submit, onProof }: Props) {
  const passkey = asked.passkey && canPasskey() ? asked.passkey : '';
  const app = asked.kinds.includes('authenticator_app');
  const [recovering, setRecovering] = useState(!passkey && !app);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState('');

  async function prove(which: string, proof: () => Promise<Proof>) {
    setBusy(which);
    setProblem('');
    try {
      await onProof(await proof());
    } catch (thrown) {
      setProblem(wrongWords(thrown));
      setTyped('');
    } finally {
      setBusy('');
    }
  }

  return (
    <div className={s.step}>
      {passkey && !recovering && (
        <Button variant="filled" data-size="md" fullWidth loading={busy === 'passkey'} data-autofocus autoFocus={!app} onClick={() => void prove('passkey', async () => ({ passkey: await signWithPasskey(passkey) }))}>
          Use a passkey
        </Button>
      )}
      {passkey && app && !recovering && <p className={s.or}>or</p>}
      {(app || recovering) && (
        <form
          className="fields"
          onSubmit={(e) => {
            e.preventDefault();
            void prove('code', () => Promise.resolve(recovering ? { recoveryCode: typed } : { code: typed }));
          }}
        >
          {recovering ? (
            <TextInput key="recovery" label="Recovery code" description="One of those you kept when you added your second factor. Each works once." autoComplete="off" spellCheck={false} required withAsterisk={false} autoFocus data-autofocus value={typed} onChange={(e) => setTyped(e.currentTarget.value)} />
          ) : (
            <TextInput key="code" label="Code" description="Six digits from your authenticator app" name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required withAsterisk={false} autoFocus data-autofocus value={typed} onChange={(e) => setTyped(e.currentTarget.value)} />
          )}
          <Button type="submit" variant={passkey && !recovering ? 'default' : 'filled'} data-size="md" fullWidth loading={busy === 'code'}>
            {submit}
          </Button>
        </form>
      )}
      <ProblemNote>{problem}</ProblemNote>
      {(passkey || app) && (
        <Button
          variant="subtle"
          onClick={() => {
            setRecovering(!recovering);
            setTyped('');
            setProblem('');
          }}
        >
          {recovering ? 'Use my second factor' : 'Use a recovery code'}
        </Button>
      )}
    </div>
  );
}
