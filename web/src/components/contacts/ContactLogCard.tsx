import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { MoreMenu } from '@/components/MoreMenu';
import { done } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { momentIn, ownZone, shortDate } from '@/format/dates';
import { telling } from '@/format/person';
import { callTo } from '@/format/reach';
import { contactsQuery, useContactDeeds, type ContactTry, type Of } from './contactQueries';
import { channelWords, resultWords, standingWords, tookWords } from './contactWords';
import { LogContactDialog } from './LogContactDialog';
import { NextChip } from './NextChip';
import s from './Contacts.module.css';

/** Who tried to reach somebody, what came of it, and when the next try is due. */
export function ContactLogCard({ of, name, now }: { of: Of; name: string; now: Date }) {
  const log = useQuery(contactsQuery(of));
  const may = useMay();
  const { takeBack } = useContactDeeds(of);
  const [logging, setLogging] = useState(false);
  const [slip, setSlip] = useState<ContactTry>();
  const v = log.data;
  const phone = telling(v?.phone);
  return (
    <Card
      title="Contact"
      aside={
        may('contacts.log') && (
          <Button size="compact-sm" data-in-view onClick={() => setLogging(true)}>
            Note a try
          </Button>
        )
      }
      flush
    >
      {!v && <Pending query={log} rows={2} />}
      {v && (
        <div className={s.standing}>
          {phone ? <a className={s.number} href={callTo(phone)}>{phone}</a> : <span className="quiet">No telephone number</span>}
          <StateChip>{standingWords(v.standing)}</StateChip>
          {v.standing.next && <NextChip next={v.standing.next} now={now} />}
          {v.standing.reachedAt && <StateChip tone={v.standing.limitKept ? 'good' : 'late'}>{`spoken to after ${tookWords(v.standing.waitedMinutes)}${v.standing.limitKept ? '' : ', past the limit'}`}</StateChip>}
        </div>
      )}
      <List label="Tries, newest first">
        {v?.items.toReversed().map((t) => (
          <ListRow
            key={t.id}
            past={!!t.takenBack}
            title={resultWords[t.result]}
            detail={
              <>
                <time dateTime={t.at}>{momentIn(t.at, ownZone())}</time>, {channelWords[t.channel].toLowerCase()}, {t.by}
                {t.nextOn && !t.takenBack && `; next ${shortDate(t.nextOn)}`}
                {t.words && <span className={s.said}>{`\n${t.words}`}</span>}
                {t.takenBack && <span className={s.said}>{`\n${t.takenBack.by}: ${t.takenBack.reason}`}</span>}
              </>
            }
            chips={
              (t.takenBack || t.earlier) && (
                <>
                  {t.takenBack && <StateChip>Taken back</StateChip>}
                  {t.earlier && <StateChip>While it was an enquiry</StateChip>}
                </>
              )
            }
            end={
              may('contacts.take_back') &&
              !t.takenBack && (
                <MoreMenu quiet label={`More about ${resultWords[t.result].toLowerCase()}, ${momentIn(t.at, ownZone())}`}>
                  <Menu.Item onClick={() => setSlip(t)}>Take back…</Menu.Item>
                </MoreMenu>
              )
            }
          />
        ))}
      </List>
      {logging && <LogContactDialog of={of} name={name} phone={phone} onClose={() => setLogging(false)} />}
      <ReasonDialog
        opened={!!slip}
        title="Take this try back?"
        confirm="Take it back"
        kept="Everybody who reads this log sees it."
        onConfirm={async (reason) => {
          if (slip) await takeBack.mutateAsync({ id: slip.id, reason });
          done('Taken back; it stays in the log');
        }}
        onClose={() => setSlip(undefined)}
      >
        It stays in the log with who took it back and why, and counts no more.
      </ReasonDialog>
    </Card>
  );
}
