import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '@/components/ProblemNote';
import { QRCode } from '@/components/QRCode';
import { Pending } from '@/components/States';
import { WorkDialog } from '@/components/WorkDialog';
import { offerFactor, useAddFactor, type FactorKind, type Offer } from './factorQueries';
import { wrongWords } from './factorWords';
import { makePasskey } from './passkey';
import s from './factors.module.css';

type Props = { kind: FactorKind; onAdded: (recoveryCodes: string[]) => void; onClose: () => void };

/** Adds a passkey or an authenticator app. */
export function AddFactor({ kind, onAdded, onClose }: Props) {
  return (
    <WorkDialog title={kind === 'passkey' ? 'Add a passkey' : 'Add an authenticator app'} size={480} dirty={() => false} onClose={onClose}>
      {() => (kind === 'passkey' ? <AddPasskey onAdded={onAdded} /> : <AddApp onAdded={onAdded} />)}
    </WorkDialog>
  );
}

function AddPasskey({ onAdded }: Pick<Props, 'onAdded'>) {
  const add = useAddFactor();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function make() {
    setBusy(true);
    setProblem('');
    try {
      const offer = await offerFactor('passkey');
      const passkey = await makePasskey(offer.passkey ?? '');
      const added = await add.mutateAsync({ challenge: offer.challenge, label, passkey });
      onAdded(added.recoveryCodes);
    } catch (thrown) {
      setProblem(wrongWords(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className="fields"
      onSubmit={(e) => {
        e.preventDefault();
        void make();
      }}
    >
      <p className="quiet">Your fingerprint, face, or a security key, kept by this device or your password manager. It signs you in by itself, and no copy of this page can catch it.</p>
      <TextInput label="Name" description="So that you know it again" placeholder="such as Work laptop" maxLength={60} data-autofocus value={label} onChange={(e) => setLabel(e.currentTarget.value)} />
      <ProblemNote>{problem}</ProblemNote>
      <Button type="submit" variant="filled" fullWidth loading={busy}>
        Make the passkey
      </Button>
    </form>
  );
}

function AddApp({ onAdded }: Pick<Props, 'onAdded'>) {
  const offer = useQuery({ queryKey: ['factor-offer'], queryFn: () => offerFactor('authenticator_app'), gcTime: 0, staleTime: Infinity, retry: false });
  if (!offer.data) return <Pending query={offer} />;
  return <AppForm offer={offer.data} onAdded={onAdded} onAgain={() => void offer.refetch()} />;
}

function AppForm({ offer, onAdded, onAgain }: { offer: Offer; onAdded: Props['onAdded']; onAgain: () => void }) {
  const add = useAddFactor();
  const [label, setLabel] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const app = offer.app;

  return (
    <form
      className="fields"
      onSubmit={(e) => {
        e.preventDefault();
        setProblem('');
        add.mutate(
          { challenge: offer.challenge, label, code },
          {
            onSuccess: (added) => onAdded(added.recoveryCodes),
            onError: (thrown) => {
              setProblem(wrongWords(thrown));
              setCode('');
            },
          },
        );
      }}
    >
      {app && (
        <div className={s.scan}>
          <QRCode size={app.pictureSize} path={app.picture} label="QR code for the authenticator app" />
          <div>
            <p>Scan this with the app, then type the code that it shows.</p>
            <p className="quiet small">Or type this key into it:</p>
            <code className={s.key}>{app.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </div>
        </div>
      )}
      <TextInput label="Code" description="Six digits from the app" inputMode="numeric" autoComplete="one-time-code" maxLength={7} required withAsterisk={false} data-autofocus value={code} onChange={(e) => setCode(e.currentTarget.value)} />
      <TextInput label="Name" description="So that you know it again" placeholder="such as My phone" maxLength={60} value={label} onChange={(e) => setLabel(e.currentTarget.value)} />
      <ProblemNote>{problem}</ProblemNote>
      {problem && (
        <Button variant="subtle" onClick={onAgain}>
          Begin again with a new key
        </Button>
      )}
      <Button type="submit" variant="filled" fullWidth loading={add.isPending}>
        Add the app
      </Button>
    </form>
  );
}

