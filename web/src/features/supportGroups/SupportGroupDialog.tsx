import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { StateChip } from '@/components/Chip';
import { Pending } from '@/components/States';
import { supportGroupQuery, type SupportGroup, type SupportGroupAnswer } from '@/components/supportGroups/supportGroupQueries';
import { kindWords, manners, paidWords, rhythmWords, spokenWords, waysWords, whereWords } from '@/components/supportGroups/supportGroupWords';
import { shortDate } from '@/format/dates';
import { CheckDialog } from './CheckDialog';
import { Checks } from './Checks';
import { EditSupportGroup } from './EditSupportGroup';
import s from './supportGroups.module.css';

type Props = { id: string; today: string; onPrint: (group: SupportGroup) => void; onClose: () => void };

/** One entry: what a client may read, what staff remarked, and what was found. */
export function SupportGroupDialog({ id, today, onPrint, onClose }: Props) {
  const group = useQuery(supportGroupQuery(id));
  const [doing, setDoing] = useState<'edit' | 'check'>();
  if (doing === 'edit' && group.data) return <EditSupportGroup group={group.data} today={today} onClose={() => setDoing(undefined)} />;
  if (doing === 'check' && group.data) return <CheckDialog groups={[group.data]} today={today} onClose={() => setDoing(undefined)} />;
  return (
    <Modal opened onClose={onClose} title={group.data?.name ?? 'Support group'} size={680}>
      {!group.data ? (
        <Pending query={group} />
      ) : (
        <>
          {(group.data.over || group.data.endedFrom) && (
            <p>
              <StateChip tone={group.data.over ? 'quiet' : 'late'}>
                {group.data.over ? 'There no more from' : 'Ends on'} {shortDate(group.data.endedFrom ?? today, today)}
              </StateChip>
            </p>
          )}
          <Listing group={group.data} />
          {group.data.remark && (
            <section className={s.part} aria-label="For staff">
              <h3>For staff, on no sheet</h3>
              <p className={s.about}>{group.data.remark}</p>
            </section>
          )}
          <Checks group={group.data} today={today} />
          <div className={s.buttons}>
            <Button onClick={() => onPrint(group.data)}>Print a sheet</Button>
            <Button onClick={() => setDoing('check')}>Write down a check…</Button>
            <Button variant="filled" onClick={() => setDoing('edit')}>
              Edit
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Listing({ group: g }: { group: SupportGroupAnswer }) {
  const facts: Array<[string, ReactNode]> = [
    ['For', g.subject],
    ['Kind', `${kindWords[g.kind]}, ${g.reach === 'national' ? 'a national organization' : 'a local group'}`],
    ['How', waysWords(g)],
    ['When', g.reach === 'local' && [g.when, g.rhythm && rhythmWords[g.rhythm]].filter(Boolean).join(', ')],
    ['Where', whereWords(g)],
    ['Cost', paidWords(g)],
    ['Good to know', manners(g).join(' ')],
    ['Languages', spokenWords(g)],
    ['Access', g.access],
    ['Ask for', g.contact],
    ['Telephone', g.phone && <a href={`tel:${g.phone.replace(/[^+\d]/g, '')}`}>{g.phone}</a>],
    ['Mail', g.email && <a href={`mailto:${g.email}`}>{g.email}</a>],
    [
      'Website',
      g.website && (
        <a href={g.website} target="_blank" rel="noreferrer noopener">
          {g.website.replace(/^https:\/\//, '')}
        </a>
      ),
    ],
  ];
  return (
    <section aria-label="What clients may read">
      {g.about && <p className={s.about}>{g.about}</p>}
      <dl className={s.facts}>
        {facts
          .filter(([, said]) => said)
          .map(([label, said]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
