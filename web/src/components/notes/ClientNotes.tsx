import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, useMay } from '@/api/me';
import { Card, List, ListRow } from '@/components/Card';
import { failed } from '@/components/notices';
import { Pending } from '@/components/States';
import { usePrintAlone } from '@/components/usePrintAlone';
import { longDate, ownZone, shortDate } from '@/format/dates';
import { codeCalled } from '@/format/person';
import { FindInNotes } from './FindInNotes';
import { clientNotesQuery, recordNote } from './noteQueries';
import { isLocked } from './noteState';
import type { FoundNote, RecordNote } from './noteTypes';
import { NotesSpan } from './NotesSpan';
import { PrintedNote } from './PrintedNote';
import { RecordedNote } from './RecordedNote';
import { useNotesFile } from './useNotesFile';
import s from './SignedNote.module.css';

type Person = { id: string; code: string; firstName: string; lastName?: string };

/** The signed notes in a client's record, the newest first. */
export function ClientNotes({ client, mayAdd }: { client: Person; mayAdd: boolean }) {
  const list = useInfiniteQuery(clientNotesQuery(client.id));
  const [open, setOpen] = useState<RecordNote | null>(null);
  const zone = ownZone();
  const may = useMay();
  const mayTake = may('progress_notes.download');
  const mayFind = may('progress_notes.find');
  return (
    <Card title="Notes" aside={list.data?.length ? 'signed, newest first' : undefined} flush>
      {mayFind && list.data && list.data.length > 0 && <FindInNotes among={{ clientId: client.id }} label="Find words in these notes" title={(n, words) => <FoundTitle note={n} words={words} onOpen={setOpen} />} />}
      {!list.data && <Pending query={list} rows={2} />}
      {list.data?.length === 0 && <p className={`quiet ${s.none}`}>No signed note of a session is in this record yet.</p>}
      <List label="Signed notes">
        {list.data?.map((n) => (
          <ListRow
            key={n.id}
            title={
              <button type="button" className={s.open} onClick={() => setOpen(n)}>
                {n.facts?.theme || n.cohortName}
              </button>
            }
            detail={`${n.facts?.theme ? `${n.cohortName} · ` : ''}${n.facts ? shortDate(n.facts.date) : ''}${n.addenda.length > 0 ? ` · ${n.addenda.length === 1 ? 'an addendum' : `${n.addenda.length} addenda`}` : ''}`}
            end={n.signed && <span className="small">{n.signed.name}</span>}
          />
        ))}
      </List>
      {list.hasNextPage && (
        <div className={s.more} data-noprint>
          <Button size="compact-sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Older notes
          </Button>
        </div>
      )}
      {mayTake && list.data && list.data.length > 0 && <NotesSpan clientId={client.id} first={list.data.at(-1)?.facts?.date ?? ''} />}
      {open && <OneNote note={list.data?.find((n) => n.id === open.id) ?? open} client={client} mayAdd={mayAdd} zone={zone} onClose={() => setOpen(null)} />}
    </Card>
  );
}

/** Opens a signed note; a draft is where it is written. */
function FoundTitle({ note, words, onOpen }: { note: FoundNote; words: string; onOpen: (note: RecordNote) => void }) {
  if (!isLocked(note))
    return (
      <Link to="/sessions/$sessionId/notes" params={{ sessionId: note.sessionId }}>
        {words}
      </Link>
    );
  const open = () => void recordNote(note.noteId).then(onOpen, (thrown: unknown) => failed(thrown, 'Not opened'));
  return (
    <button type="button" className={s.open} onClick={open}>
      {words}
    </button>
  );
}

function OneNote({ note, client, mayAdd, zone, onClose }: { note: RecordNote; client: Person; mayAdd: boolean; zone: string; onClose: () => void }) {
  const { sheet, print } = usePrintAlone();
  const me = useQuery(meQuery).data;
  const who = codeCalled(client);
  const file = useNotesFile(`/notes/${note.id}/file`);
  const mayTake = useMay()('progress_notes.download');
  return (
    <Modal opened onClose={onClose} title={note.facts ? `${who} · ${longDate(note.facts.date)}` : who} size={780}>
      <RecordedNote note={note} called={who} signerName={me?.user.name ?? ''} mayAdd={mayAdd} zone={zone} />
      <div className={s.more} data-noprint>
        <Button onClick={() => print(<PrintedNote note={note} who={who} zone={zone} />)}>Print</Button>
        {mayTake && (
          <Button loading={file.busy} onClick={file.take}>
            Download as PDF
          </Button>
        )}
      </div>
      {sheet}
    </Modal>
  );
}
