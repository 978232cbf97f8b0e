import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import type { Aftercare } from '@/components/discharge/dischargeQueries';
import { Empty, Pending } from '@/components/States';
import { useSupportGroups } from '@/components/supportGroups/supportGroupQueries';
import { waysWords } from '@/components/supportGroups/supportGroupWords';
import { shortDate } from '@/format/dates';
import { groupOf } from './edit';

type Props = { taken: Aftercare['groups']; onTake: (group: Aftercare['groups'][number]) => void; onClose: () => void };

/** Groups of the directory, to put into what comes after as they are written there. */
export function DirectoryPicker({ taken, onTake, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 200);
  const found = useSupportGroups(words ? { words } : {});
  const has = new Set(taken.map((g) => g.name));
  return (
    <Modal opened onClose={onClose} title="From the directory" size={620}>
      <TextInput label="Name or subject" value={typed} onChange={(e) => setTyped(e.currentTarget.value)} data-autofocus mb="sm" />
      {!found.data ? (
        <Pending query={found} rows={4} />
      ) : found.data.length === 0 ? (
        <Empty title={words ? 'Nothing in the directory fits.' : 'The directory is empty.'} />
      ) : (
        <List label="Groups of the directory">
          {found.data.map((g) => (
            <ListRow
              key={g.id}
              plain
              title={g.name}
              detail={[g.subject, g.when, waysWords(g)].filter(Boolean).join('; ')}
              chips={<StateChip tone={g.verifiedOn ? 'quiet' : 'soon'}>{g.verifiedOn ? `checked ${shortDate(g.verifiedOn)}` : 'never checked'}</StateChip>}
              end={
                <Button size="compact-sm" disabled={has.has(g.name)} onClick={() => onTake(groupOf(g))} aria-label={`${has.has(g.name) ? 'Taken:' : 'Take'} ${g.name}`}>
                  {has.has(g.name) ? 'Taken' : 'Take'}
                </Button>
              }
            />
          ))}
        </List>
      )}
    </Modal>
  );
}
