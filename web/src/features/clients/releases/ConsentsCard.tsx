import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay, useToday } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import type { ShownClient } from '@/components/clients/oneClient';
import { MoreMenu } from '@/components/MoreMenu';
import { NamesShown } from '@/components/NamesShown';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { shortDate } from '@/format/dates';
import { ConsentDialog } from './ConsentDialog';
import { endedBy, part2Words, partsSaid, signedWords, spanWords, stateTones, stateWords } from './consentWords';
import { Part2Dialog } from './Part2Dialog';
import { ReleaseDialog } from './ReleaseDialog';
import { consentsQuery, useConsents, type Consent } from './releaseQueries';
import { ReleaseRows } from './ReleaseRows';
import s from './Release.module.css';

type Asked = { what: 'revoke' | 'event' | 'goOn' | 'undo'; of: Consent };

/** What a client allowed to be told, to whom and how long; and what left under it. */
export function ConsentsCard({ client }: { client: ShownClient }) {
  const may = useMay(client);
  const book = useQuery(consentsQuery(client.id));
  const [taking, setTaking] = useState(false);
  const [marking, setMarking] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [releasing, setReleasing] = useState<Consent>();
  const open = !client.mergedInto;
  const mark = book.data?.part2[0];
  return (
    <Card
      title="Consents and releases"
      aside={open && may('consents.record') && <Button size="compact-sm" data-in-view data-noprint onClick={() => setTaking(true)}>Take down a consent</Button>}
      flush
    >
      {!book.data && <Pending query={book} rows={2} />}
      {book.data && (
        <div className={s.mark} data-unsaid={!mark || undefined}>
          <p className="small">{part2Words(mark)}</p>
          {open && may('part2.say') && (
            <Button size="compact-sm" data-noprint onClick={() => setMarking(true)}>
              {mark ? 'Change' : 'Say'}
            </Button>
          )}
        </div>
      )}
      {book.data?.items.length === 0 && <p className={`quiet ${s.none}`}>No consent was taken down. Without one, nothing of this record is released.</p>}
      <List label="Consents">
        {book.data?.items.map((c) => (
          <ListRow
            key={c.id}
            past={c.state !== 'live' && c.state !== 'not_begun'}
            title={
              <>
                {c.recipient} <StateChip tone={stateTones[c.state]}>{stateWords(c)}</StateChip>
              </>
            }
            detail={<Said of={c} />}
            end={open && <ConsentMenu of={c} may={may} onAsk={(what) => setAsked({ what, of: c })} onRelease={() => setReleasing(c)} />}
          />
        ))}
      </List>
      {may('releases.list') && <ReleaseRows client={client} />}
      {taking && (
        <NamesShown title="Take down a consent" onClose={() => setTaking(false)}>
          <ConsentDialog client={client} protectedBy2={!!mark?.applies} onClose={() => setTaking(false)} />
        </NamesShown>
      )}
      {marking && <Part2Dialog clientId={client.id} mark={mark} onClose={() => setMarking(false)} />}
      {releasing && <ReleaseDialog client={client} consent={releasing} onClose={() => setReleasing(undefined)} />}
      {asked && <Ending client={client} asked={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  );
}

function Said({ of: c }: { of: Consent }) {
  const end = endedBy(c);
  return (
    <>
      <span>{partsSaid(c.parts)}{c.substance && ', with what concerns substance use treatment'};</span> <span className="quiet">for: {c.purpose}</span>
      <br />
      <span className="quiet small">
        {spanWords(c)}. {signedWords(c)}
        {c.copyGiven && ', with a copy'}.
      </span>
      {end && (
        <>
          <br />
          <span className="small">
            {end.kind === 'revoked' ? 'Revoked' : 'It happened'} on {shortDate(end.on)}: {end.words}
          </span>
        </>
      )}
      {c.inError && (
        <>
          <br />
          <span className="quiet small">{c.inError.reason}</span>
        </>
      )}
    </>
  );
}

type MenuProps = { of: Consent; may: (action: string) => boolean; onAsk: (what: Asked['what']) => void; onRelease: () => void };

function ConsentMenu({ of: c, may, onAsk, onRelease }: MenuProps) {
  if (c.inError) return null;
  const ended = endedBy(c);
  return (
    <span className={s.ends} data-noprint>
      {c.state === 'live' && may('releases.prepare') && !c.parts.some((p) => p.endsWith('_notes') && p !== 'progress_notes') && (
        <Button size="compact-sm" onClick={onRelease}>
          Release…
        </Button>
      )}
      {may('consents.end') && (
        <MoreMenu quiet label={`More about the consent to ${c.recipient}`}>
          {!ended && <Menu.Item onClick={() => onAsk('revoke')}>Revoked…</Menu.Item>}
          {!ended && c.untilEvent && <Menu.Item onClick={() => onAsk('event')}>What ends it happened…</Menu.Item>}
          {ended && <Menu.Item onClick={() => onAsk('goOn')}>{ended.kind === 'revoked' ? 'Not revoked after all…' : 'It did not happen…'}</Menu.Item>}
          <Menu.Item onClick={() => onAsk('undo')}>Entered in error…</Menu.Item>
        </MoreMenu>
      )}
    </span>
  );
}

function Ending({ client, asked: { what, of: c }, onClose }: { client: ShownClient; asked: Asked; onClose: () => void }) {
  const today = useToday();
  const { end, goOn, undo } = useConsents(client.id);
  const said = {
    revoke: { title: 'The consent was revoked', confirm: 'Revoked', text: `From that day on nothing leaves under it any more. What ${c.recipient} got before stays in the log.`, then: 'Revoked: nothing leaves under it any more' },
    event: { title: 'What ends the consent happened', confirm: 'It happened', text: `“${c.untilEvent ?? ''}”. From that day on nothing leaves under it any more.`, then: 'The consent is over' },
    goOn: { title: 'It did not end after all?', confirm: 'It goes on', text: 'What was written down stays, with who took it back and why.', then: 'The consent holds again, as far as its days go' },
    undo: { title: 'Entered in error?', confirm: 'Entered in error', text: 'Nothing can leave under it any more. It stays in the list, with the reason.', then: 'Marked as entered in error' },
  }[what];
  const ends = what === 'revoke' || what === 'event';
  return (
    <ReasonDialog
      opened
      title={said.title}
      confirm={said.confirm}
      keep={what === 'undo' ? 'Leave it' : 'Not yet'}
      danger={what === 'revoke'}
      kept={ends ? 'How they said so, or what happened. Kept with the consent.' : 'Kept with the consent.'}
      day={ends ? { label: 'From which day', initial: today, min: c.signedOn, max: today, hint: 'The first day on which nothing may leave. It may lie back.' } : undefined}
      onConfirm={async (reason, day) => {
        if (ends) await end.mutateAsync({ id: c.id, body: { kind: what === 'revoke' ? 'revoked' : 'event', on: day, words: reason } });
        else await (what === 'goOn' ? goOn : undo).mutateAsync({ id: c.id, reason });
        done(said.then);
      }}
      onClose={onClose}
    >
      {said.text}
    </ReasonDialog>
  );
}
