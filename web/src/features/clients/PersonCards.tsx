import type { ReactNode } from 'react';
import { Card } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import { guardianWords } from '@/components/clients/clientValues';
import { messageWords } from '@/components/clients/personalValues';
import { daysBetween, localDate, longDate, ownZone } from '@/format/dates';
import { namesHidden, telling } from '@/format/person';
import { callTo, mailTo } from '@/format/reach';
import { languageName } from '@/format/words';
import type { Client } from '@/components/clients/oneClient';
import s from './clients.module.css';

type Row = [label: string, value: ReactNode];

/** Who a client is, what they said of themselves, and how to reach them; for
    who bills, the first names, the birth date and the contact alone. */
export function PersonCards({ client: c }: { client: Client }) {
  return (
    <>
      <Rows
        title="Who it is"
        rows={[
          ['Called', telling(c.preferredName)],
          ['In the room', telling(c.displayName)],
          ['Pronouns', c.pronouns],
          ['Gender', c.gender],
          ['Born', born(c)],
          ['Formerly', telling(c.formerNames)?.join(', ')],
          ['Language', c.language && languageName(c.language)],
          ['Culture', c.culture && <span className={s.words}>{c.culture}</span>],
          ['Access needs', c.accessNeeds && <span className={s.words}>{c.accessNeeds}</span>],
        ]}
      />
      {/* An address or a number names somebody as surely as a name. */}
      {!namesHidden() && <Rows
        title="How to reach them"
        rows={[
          ['Phone', c.phone && <span className={s.called}><Call phone={c.phone} /><Messages client={c} /></span>],
          ['Email', c.email && <a href={mailTo(c.email)}>{c.email}</a>],
          ['Messages', !c.phone && !!c.messages?.length && <Messages client={c} />],
          ['Address', c.address],
          ['Can come', c.preferredTimes],
          ['In an emergency', c.emergencyContact && <span className={s.called}><span>{[c.emergencyContact.name, c.emergencyContact.relation].filter(Boolean).join(', ')}</span><Call phone={c.emergencyContact.phone} /></span>],
          ['Guardian', c.guardian && guardianWords(c.guardian)],
        ]}
      />}
    </>
  );
}

function Rows({ title, rows }: { title: string; rows: Row[] }) {
  const said = rows.filter(([, value]) => value);
  if (said.length === 0) return null;
  return (
    <Card title={title}>
      <dl className={s.person}>
        {said.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const Call = ({ phone }: { phone: string }) => <a href={callTo(phone)}>{phone}</a>;

/** Whether a message may be left, before somebody leaves one. */
const Messages = ({ client }: { client: Client }) => <StateChip tone={client.messages?.includes('none') ? 'late' : client.messages?.length ? 'good' : 'quiet'}>{messageWords(client.messages)}</StateChip>;

function born(c: Client): ReactNode {
  if (c.birthDate) return `${longDate(c.birthDate)} (${years(c.birthDate, localDate(new Date(), ownZone()))})`;
  return <>Unknown{c.birthDateUnknown && <span className="quiet">: {c.birthDateUnknown}</span>}</>;
}

/** Whole years between two calendar dates. */
function years(from: string, to: string): number {
  const full = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return daysBetween(`${to.slice(0, 4)}${from.slice(4)}`, to) < 0 ? full - 1 : full;
}
