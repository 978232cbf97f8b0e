import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { done, failed } from '@/components/notices';
import { Pending } from '@/components/States';
import { momentIn, ownZone } from '@/format/dates';
import { loginsQuery, useEndLogins, type Login, type Whose } from './loginQueries';
import s from './LoginList.module.css';

const places: Record<Login['place'], (address: string) => string> = {
  here: (address) => `where you are now (${address})`,
  machine: () => 'the server’s own machine',
  private: (address) => `the house’s network (${address})`,
  elsewhere: (address) => `elsewhere (${address})`,
  unknown: () => 'an address that is not known',
};

/** Where somebody is signed in, and the way to end it. */
export function LoginList({ userId, name }: Whose & { /** Of whom, for an administrator. */ name?: string }) {
  const logins = useQuery(loginsQuery({ userId }));
  const end = useEndLogins({ userId });
  if (!logins.data) return <Pending query={logins} />;
  const others = logins.data.items.filter((l) => !l.this);
  const finish = (id: string | undefined, said: string) => end.mutate(id, { onSuccess: () => done(said), onError: (thrown) => failed(thrown, 'No login was ended') });
  return (
    <>
      {logins.data.items.length === 0 && <p className="quiet">{name ?? 'Nobody'} is not signed in anywhere.</p>}
      <List label={name ? `Logins of ${name}` : 'Your logins'}>
        {logins.data.items.map((l) => (
          <ListRow
            key={l.id}
            plain
            title={
              <>
                {l.browser || 'A browser'} {l.this && <StateChip tone="good">this one</StateChip>}
              </>
            }
            detail={`From ${places[l.place](l.address ?? '')}. Signed in ${momentIn(l.signedInAt, ownZone())}, last active ${momentIn(l.activeAt, ownZone())}.`}
            end={
              !l.this && (
                <Button variant="subtle" onClick={() => finish(l.id, 'The login has ended')} aria-label={`End the login of ${l.browser || 'a browser'} from ${momentIn(l.signedInAt, ownZone())}`}>
                  End
                </Button>
              )
            }
          />
        ))}
      </List>
      {others.length > 1 && (
        <div className={s.all}>
          <Button onClick={() => finish(undefined, name ? `${name} is signed out everywhere` : 'Your other logins have ended')}>{name ? 'End all' : 'End all others'}</Button>
        </div>
      )}
    </>
  );
}
