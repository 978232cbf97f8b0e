import { Button, Modal, PasswordInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { settleConfirmation } from '@/api/confirmation';
import type { Person } from '@/api/login';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { Controls } from '@/theme/Controls';
import { wrongWords } from './factorWords';
import { ConfirmElsewhere } from './ConfirmElsewhere';
import { OtherWay } from './OtherWay';
import { SecondStep, type Proof } from './SecondStep';
import s from './ConfirmSelf.module.css';

const challengeQuery = { queryKey: ['confirm'], queryFn: () => ok(client.POST('/api/v1/auth/confirm-challenges')), gcTime: 0, staleTime: Infinity, retry: false };

/** Over the page when something wants to know that it is still the person who
    signed in: what was typed stays, and what was being sent goes on. */
export default function ConfirmSelf({ user }: { user: Person }) {
  const asked = useQuery(challengeQuery);

  async function confirm(proof: Proof & { password?: string }) {
    await ok(client.POST('/api/v1/auth/confirm', { body: { ...proof, challenge: proof.passkey ? asked.data?.challenge : undefined } })).catch((thrown: unknown) => {
      if (proof.passkey) void asked.refetch(); // each challenge is answered once
      throw thrown;
    });
    settleConfirmation(true);
  }

  return (
    <Controls>
      <Modal opened onClose={() => settleConfirmation(false)} closeOnClickOutside={false} title="Confirm that it is you" size={400}>
        <p className={s.again}>
          It was a while ago that <b>{user.name}</b> signed in, and this is something to be sure of. It goes on right after, with all that you typed.
        </p>
        {!asked.data ? <Pending query={asked} /> : asked.data.challenge ? <SecondStep asked={{ kinds: asked.data.kinds ?? [], passkey: asked.data.passkey }} submit="Confirm" onProof={confirm} /> : <PasswordStep email={user.email} onPassword={(password) => confirm({ password })} />}
        <ConfirmElsewhere />
        <OtherWay>
          <Button variant="subtle" onClick={() => settleConfirmation(false)}>
            Not now
          </Button>
        </OtherWay>
      </Modal>
    </Controls>
  );
}

function PasswordStep({ email, onPassword }: { email: string; onPassword: (password: string) => Promise<void> }) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function prove() {
    setBusy(true);
    setProblem('');
    try {
      await onPassword(password);
    } catch (thrown) {
      setProblem(wrongWords(thrown));
      setBusy(false);
    }
  }

  return (
    <form
      className="fields"
      onSubmit={(e) => {
        e.preventDefault();
        void prove();
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput label="Password" autoComplete="current-password" required withAsterisk={false} autoFocus data-autofocus value={password} onChange={(e) => setPassword(e.currentTarget.value)} />
      <ProblemNote>{problem}</ProblemNote>
      <Button type="submit" variant="filled" data-size="md" fullWidth loading={busy}>
        Confirm
      </Button>
    </form>
  );
}
