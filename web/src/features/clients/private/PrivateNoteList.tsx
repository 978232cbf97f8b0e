import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { List, ListRow } from '@/components/Card';
import { Pending } from '@/components/States';
import { shortDate } from '@/format/dates';
import { kindWords, privateNotesQuery } from './privateNoteQueries';
import s from './PrivateNotes.module.css';

const stateWords = { draft: 'draft', signed: 'signed', in_error: 'entered in error' } as const;

/** One's own private notes by their first words: of one client, or all. */
export function PrivateNoteList({ clientId, onOpen }: { clientId?: string; onOpen: (id: string) => void }) {
  const list = useInfiniteQuery(privateNotesQuery(clientId));
  return (
    <>
      {!list.data && <Pending query={list} rows={1} />}
      {list.data?.length === 0 && <p className={`quiet ${s.none}`}>You have none{clientId ? ' about this client' : ''}.</p>}
      <List label="Your private notes">
        {list.data?.map((n) => (
          <ListRow
            key={n.id}
            past={n.state === 'in_error'}
            title={
              <button type="button" className={s.open} onClick={() => onOpen(n.id)}>
                {n.text.trim() || 'Nothing written yet'}
              </button>
            }
            detail={`${kindWords[n.kind]} · ${shortDate(n.on)}${n.addenda.length > 0 ? ` · ${n.addenda.length === 1 ? 'an addendum' : `${n.addenda.length} addenda`}` : ''}`}
            end={<span className="small">{stateWords[n.state]}</span>}
          />
        ))}
      </List>
      {list.hasNextPage && (
        <div className={s.more}>
          <Button size="compact-sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Older ones
          </Button>
        </div>
      )}
    </>
  );
}
