import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, ok } from '@/api/client';
import { Card, List, ListRow } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done, failed } from '@/components/notices';
import { dateIn, ownZone } from '@/format/dates';
import { identityQuery, useDisconnect } from './identityQueries';
import s from './factors.module.css';

/** With which account elsewhere one signs in; nothing where the practice has no
    identity provider. */
export function IdentityCard() {
  const identity = useQuery(identityQuery).data;
  const [leaving, setLeaving] = useState(false);
  const disconnect = useDisconnect();
  const connect = useMutation({
    mutationFn: () => ok(client.POST('/api/v1/auth/provider-connections')),
    onSuccess: ({ address }) => location.assign(address),
    onError: (error) => failed(error, 'Nothing was connected'),
  });
  if (!identity?.provider) return null;
  const { provider, connectedAt, usedAt } = identity;
  return (
    <Card title={`Sign in with ${provider}`} flush>
      {connectedAt ? (
        <>
          <List label={`Sign in with ${provider}`}>
            <ListRow title="Your account there" detail={`Connected ${dateIn(connectedAt, ownZone())}${usedAt ? `, used ${dateIn(usedAt, ownZone())}` : ''}`} end={<Button onClick={() => setLeaving(true)}>Disconnect</Button>} />
          </List>
          <p className={`${s.note} quiet`}>Signing out here does not sign you out of {provider}.</p>
        </>
      ) : (
        <>
          <p className={`${s.note} quiet`}>Connect your account there, and it signs you in here. Your password works as before.</p>
          <div className={s.add}>
            <Button loading={connect.isPending || connect.isSuccess} onClick={() => connect.mutate()}>
              Connect with {provider}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        opened={leaving}
        title={`Disconnect from ${provider}?`}
        confirm="Disconnect"
        danger
        busy={disconnect.isPending}
        onConfirm={() =>
          disconnect.mutate(undefined, {
            onSuccess: () => done('Disconnected; your other logins have ended'),
            onError: (error) => failed(error, 'It is still connected'),
            onSettled: () => setLeaving(false),
          })
        }
        onClose={() => setLeaving(false)}
      >
        Your password signs you in then, and you are signed out everywhere else.
      </ConfirmDialog>
    </Card>
  );
}
