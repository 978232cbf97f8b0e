import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, List, ListRow } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done, failed } from '@/components/notices';
import { ProblemNote } from '@/components/ProblemNote';
import { Pending } from '@/components/States';
import { dateIn, ownZone } from '@/format/dates';
import { AddFactor } from './AddFactor';
import { factorsQuery, useNewRecoveryCodes, useRemoveFactor, type Factor, type FactorKind, type Factors } from './factorQueries';
import { canPasskey } from './passkey';
import { RecoveryCodes } from './RecoveryCodes';
import s from './factors.module.css';

const kindWords = { passkey: 'Passkey', authenticator_app: 'Authenticator app' } as const;

/** What one has besides the password, to add and remove. `onEnrolled` hears
    when the first was added and its recovery codes are kept. */
export function FactorsCard({ onEnrolled }: { onEnrolled?: () => void }) {
  const factors = useQuery(factorsQuery);
  const [adding, setAdding] = useState<FactorKind>();
  const [codes, setCodes] = useState<string[]>([]);

  function added(recoveryCodes: string[]) {
    setAdding(undefined);
    setCodes(recoveryCodes);
    if (recoveryCodes.length === 0) done('Added');
  }

  return (
    <Card title="Second factor" flush>
      {!factors.data ? <Pending query={factors} /> : <Kept factors={factors.data} onAdd={setAdding} onCodes={setCodes} />}
      {adding && <AddFactor kind={adding} onAdded={added} onClose={() => setAdding(undefined)} />}
      {codes.length > 0 && (
        <RecoveryCodes
          codes={codes}
          onClose={() => {
            setCodes([]);
            onEnrolled?.();
          }}
        />
      )}
    </Card>
  );
}

type KeptProps = { factors: Factors; onAdd: (kind: FactorKind) => void; onCodes: (codes: string[]) => void };

function Kept({ factors, onAdd, onCodes }: KeptProps) {
  const live = factors.items.filter((f) => !f.removedAt);
  const taken = factors.items.filter((f) => f.removedAt);
  const [removing, setRemoving] = useState<Factor>();
  const remove = useRemoveFactor();
  return (
    <>
      {taken.map((f) => (
        <div key={f.id} className={s.note}>
          <ProblemNote tone="soon">
            {f.removedByName} removed “{f.label}” on {dateIn(f.removedAt ?? '', ownZone())}. If you did not ask for it, tell another administrator.
          </ProblemNote>
        </div>
      ))}
      {live.length === 0 ? (
        <p className={`${s.note} quiet`}>Only your password guards your login. With a second factor, somebody who has learned it still cannot get in.</p>
      ) : (
        <List label="Second factors">
          {live.map((f) => (
            <ListRow key={f.id} title={f.label} detail={`${kindWords[f.kind]}, added ${dateIn(f.addedAt, ownZone())}${f.usedAt ? `, used ${dateIn(f.usedAt, ownZone())}` : ''}`} end={<Button aria-label={`Remove ${f.label}`} onClick={() => setRemoving(f)}>Remove</Button>} />
          ))}
          <RecoveryRow factors={factors} onCodes={onCodes} />
        </List>
      )}
      <div className={s.add}>
        {factors.passkeysHere && canPasskey() && (
          <Button variant={live.length === 0 ? 'filled' : undefined} onClick={() => onAdd('passkey')}>
            Add a passkey
          </Button>
        )}
        <Button onClick={() => onAdd('authenticator_app')}>Add an authenticator app</Button>
      </div>
      <ConfirmDialog
        opened={removing !== undefined}
        title={`Remove ${removing?.label ?? ''}?`}
        confirm="Remove"
        danger
        busy={remove.isPending}
        onConfirm={() =>
          removing &&
          remove.mutate(removing.id, {
            onSuccess: () => done(`${removing.label} removed`),
            onError: (error) => failed(error, `${removing.label} is still there`),
            onSettled: () => setRemoving(undefined),
          })
        }
        onClose={() => setRemoving(undefined)}
      >
        {live.length === 1 ? 'It is your only one: after that the password alone signs you in, and your recovery codes are gone.' : 'You sign in with the others then.'}
      </ConfirmDialog>
    </>
  );
}

function RecoveryRow({ factors, onCodes }: { factors: Factors; onCodes: KeptProps['onCodes'] }) {
  const make = useNewRecoveryCodes();
  const left = factors.recoveryCodesLeft;
  const used = factors.recoveryCodeUsedAt;
  return (
    <ListRow
      title="Recovery codes"
      detail={`${left === 0 ? 'None is left' : `${left} left`}${used ? `, one was used ${dateIn(used, ownZone())}` : ''}`}
      edge={left <= 2 ? 'soon' : undefined}
      end={
        <Button loading={make.isPending} onClick={() => make.mutate(undefined, { onSuccess: (made) => onCodes(made.recoveryCodes), onError: (error) => failed(error, 'The old codes still work') })}>
          Make new ones
        </Button>
      }
    />
  );
}
