import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, List, ListRow } from '@/components/Card';
import { StateChip } from '@/components/Chip';
import name from '@/components/files/FileName.module.css';
import { sizeWords } from '@/components/files/fileDrop';
import { MoreMenu } from '@/components/MoreMenu';
import { done, failed } from '@/components/notices';
import { ReasonDialog } from '@/components/ReasonDialog';
import { Pending } from '@/components/States';
import { longDate } from '@/format/dates';
import { AttachDialog } from './AttachDialog';
import { attachmentsQuery, useOpenAttachment, useRestoreAttachment, useVoidAttachment, type Attachment, type AttachmentFor, type Owner } from './attachmentQueries';
import s from './AttachmentsCard.module.css';

type Props = {
  of: Owner;
  /** The day that a new document most likely has. */
  day: string;
  /** Whom a new one may be for; none of a session's. */
  readers: AttachmentFor[];
  mayAdd: boolean;
  /** Marks as entered in error, and undoes that. */
  mayMark: boolean;
  nothing: string;
};

/** The files of a client or a session: added, saved to one's own downloads, and
    marked when one does not belong here. */
export function AttachmentsCard({ of, day, readers, mayAdd, mayMark, nothing }: Props) {
  const list = useQuery(attachmentsQuery(of));
  const open = useOpenAttachment(of);
  const toVoid = useVoidAttachment(of);
  const restore = useRestoreAttachment(of);
  const [adding, setAdding] = useState(false);
  const [marking, setMarking] = useState<Attachment>();
  const bringBack = (a: Attachment) => restore.mutate(a.id, { onSuccess: () => done('It counts again'), onError: (thrown) => failed(thrown, 'It was not changed') });
  return (
    <Card title="Attachments" aside={mayAdd && <Button size="compact-sm" data-in-view onClick={() => setAdding(true)}>Attach a file</Button>} flush>
      {!list.data && <Pending query={list} rows={1} />}
      {list.data?.length === 0 && <p className={`quiet ${s.none}`}>{nothing}</p>}
      <List label="Attachments">
        {list.data?.map((a) => (
          <ListRow
            key={a.id}
            past={!!a.inError}
            title={
              <button type="button" className={name.file} onClick={() => open.mutate(a)}>
                {a.title}
              </button>
            }
            detail={<Said of={a} />}
            chips={a.inError ? <StateChip>Entered in error</StateChip> : a.for === 'clinical' && <StateChip>Clinical</StateChip>}
            end={
              mayMark && (
                <MoreMenu quiet label={`More about ${a.title}`}>
                  {a.inError ? <Menu.Item onClick={() => bringBack(a)}>It belongs here after all</Menu.Item> : <Menu.Item onClick={() => setMarking(a)}>Entered in error…</Menu.Item>}
                </MoreMenu>
              )
            }
          />
        ))}
      </List>
      {adding && <AttachDialog of={of} day={day} readers={readers} onClose={() => setAdding(false)} />}
      <ReasonDialog
        opened={marking !== undefined}
        title="Entered in error?"
        confirm="Mark it"
        onConfirm={async (reason) => {
          if (marking) await toVoid.mutateAsync({ id: marking.id, reason });
          done('Marked; it stays in the list');
        }}
        onClose={() => setMarking(undefined)}
      >
        The file stays in the list, with who said so and why, and can be brought back.
      </ReasonDialog>
    </Card>
  );
}

function Said({ of: a }: { of: Attachment }) {
  return (
    <span className={s.detail}>
      {a.note && (
        <>
          {a.note}
          <br />
        </>
      )}
      <span className="quiet small">
        {longDate(a.on)}, {sizeWords(a.size)}; added by {a.addedBy}
        {a.inError && `; marked by ${a.inError.by}: ${a.inError.reason}`}
      </span>
    </span>
  );
}
