import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '@/api/me';
import { asProblem } from '@/api/problem';
import d from '@/components/Dialog.module.css';
import { faultsSaid } from '@/components/faults';
import { done } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';

type Props = { title: string; sign: (name: string) => Promise<unknown>; children?: React.ReactNode; onClose: () => void };

/** One's own name, typed, under one summary or several. */
export function SignDischargeDialog({ title, sign, children, onClose }: Props) {
  const me = useQuery(meQuery).data;
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const name = typed ?? me?.user.name ?? '';
  async function give() {
    setBusy(true);
    setProblem('');
    try {
      await sign(name);
      done('Signed');
      onClose();
    } catch (thrown) {
      setProblem(faultsSaid(asProblem(thrown), { name: 'Your name' }));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <p className={d.text}>What the roll, the homework and the forms say is kept with it as it is now. Once it is signed it does not change.</p>
      {children}
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void give();
        }}
      >
        <TextInput className={d.field} label="Your name, typed" autoComplete="off" maxLength={100} data-autofocus value={name} onChange={(e) => setTyped(e.currentTarget.value)} />
        {problem && <ProblemNote>{problem}</ProblemNote>}
        <div className={d.buttons}>
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" variant="filled" loading={busy}>
            Sign
          </Button>
        </div>
      </form>
    </Modal>
  );
}
