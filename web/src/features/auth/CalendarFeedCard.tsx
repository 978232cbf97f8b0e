import { Button, Checkbox, CopyButton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/components/Card';
import { ConfirmDialog } from '@/components/ConfirmDialog';
import { done, failed } from '@/components/notices';
import { Pending } from '@/components/States';
import { dateIn, ownZone, shortDate } from '@/format/dates';
import { count } from '@/format/words';
import { calendarFeedQuery, useMakeCalendarFeed, useRevokeCalendarFeed } from './calendarFeedQueries';
import s from './CalendarFeedCard.module.css';

/** The link by which one's own calendar program reads what one leads. */
export function CalendarFeedCard() {
  const feed = useQuery(calendarFeedQuery);
  const [names, setNames] = useState(false);
  const [address, setAddress] = useState('');
  const [asking, setAsking] = useState<'replace' | 'revoke'>();
  const make = useMakeCalendarFeed();
  const revoke = useRevokeCalendarFeed();
  const end = () => setAsking(undefined);

  const onMake = () =>
    make.mutate(names, {
      onSuccess: (made) => {
        setAddress(location.origin + made.path);
        end();
      },
      onError: (error) => failed(error, 'No link was made'),
    });
  const onRevoke = () =>
    revoke.mutate(undefined, {
      onSuccess: () => {
        setAddress('');
        end();
        done('The link is revoked');
      },
      onError: (error) => failed(error, 'The link was not revoked'),
    });

  return (
    <Card title="Calendar link" aside="What you lead, on your own calendar">
      {!feed.data ? (
        <Pending query={feed} rows={2} />
      ) : (
        <>
          {feed.data.exists ? (
            <p className={s.said}>
              Made {dateIn(feed.data.madeAt ?? '', ownZone())}; {feed.data.usedOn ? `read ${count(feed.data.reads, 'time')}, last on ${shortDate(feed.data.usedOn)}` : 'not read yet'}. Groups stand there by {feed.data.names ? 'name' : 'code'}.
            </p>
          ) : (
            <p className={s.said}>A link for the calendar on your phone or desk. It says when and where, the group’s code, and which session it is: no client, no theme. Moved and cancelled sessions follow by themselves.</p>
          )}
          {address && <Address address={address} />}
          <Checkbox
            className={s.names}
            label="Call groups by name"
            description="A name may tell whoever sees your screen what a group is for."
            checked={names}
            onChange={(e) => setNames(e.currentTarget.checked)}
          />
          <div className={s.buttons}>
            {feed.data.exists && <Button onClick={() => setAsking('revoke')}>Revoke</Button>}
            <Button variant={feed.data.exists ? 'default' : 'filled'} loading={make.isPending} onClick={() => (feed.data.exists ? setAsking('replace') : onMake())}>
              {feed.data.exists ? 'Make another' : 'Make a link'}
            </Button>
          </div>
          <ConfirmDialog opened={asking === 'replace'} title="Make another link?" confirm="Make another" busy={make.isPending} onConfirm={onMake} onClose={end}>
            The one that you have ends at once: whatever reads it must be given the new one.
          </ConfirmDialog>
          <ConfirmDialog opened={asking === 'revoke'} title="Revoke the link?" confirm="Revoke" danger busy={revoke.isPending} onConfirm={onRevoke} onClose={end}>
            Calendars that read it stop following at once.
          </ConfirmDialog>
        </>
      )}
    </Card>
  );
}

/** The address, shown this once: the server keeps only its hash. */
function Address({ address }: { address: string }) {
  return (
    <div className={s.address} role="group" aria-label="Your new link">
      <TextInput label="Address" description="Shown only now. Give it to your calendar as a subscription; whoever has it reads what you lead." value={address} readOnly onFocus={(e) => e.currentTarget.select()} />
      <CopyButton value={address} timeout={4000}>
        {({ copied, copy }) => (
          <Button variant="filled" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
