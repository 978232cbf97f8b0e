import { useState } from 'react';
import { Button } from '@mantine/core';
import { roleWord } from '@/app/navigation';
import { Empty, Failed, LoadingRows } from '@/components/States';
import { StateChip } from '@/components/StateChip';
import { localDate, ownZone, shortDate, timeIn } from '@/format/dates';
import { word } from '@/format/words';
import s from './audit.module.css';
import type { AuditEntry, AuditFilters, useAudit } from './auditQueries';
import { actionWords, actorOf } from './auditWords';
import { EntryDetail } from './EntryDetail';

const roles: Partial<Record<string, string>> = roleWord;
const chips = { done: { tone: 'good', said: 'done' }, read: { tone: 'quiet', said: 'seen' }, refused: { tone: 'late', said: 'refused' } } as const;

type Props = { list: ReturnType<typeof useAudit>; onChoose: (change: Partial<AuditFilters>) => void };

/** The entries, newest first; each opens to its detail. */
export function AuditTable({ list, onChoose }: Props) {
  const [open, setOpen] = useState<number>();
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <LoadingRows rows={8} />;
  if (list.data.length === 0) return <Empty title="No entry matches">Nothing like this happened in this time, or the filter is too narrow.</Empty>;
  return (
    <>
      <ul className={s.entries} aria-label="Entries, newest first">
        {list.data.map((e) => (

            <li key={e.seq} className={s.entry}>
              <button type="button" className={s.head} aria-expanded={open === e.seq} onClick={() => setOpen(open === e.seq ? undefined : e.seq)}>
                <When at={e.at} />
                <span className={s.what}>
                  <b>{actorOf(e)}</b> {actionWords(e.action, e.outcome)}
                  <span className={s.where}>
                    {[e.role && (roles[e.role] ?? word(e.role)), e.address].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <StateChip tone={chips[e.outcome].tone}>{chips[e.outcome].said}</StateChip>
              </button>
              {open === e.seq && <EntryDetail entry={e} onChoose={onChoose} />}
            </li>

        ))}
      </ul>
      {list.error && <Failed error={list.error} retry={() => void list.fetchNextPage()} />}
      {list.hasNextPage && !list.error && (
        <div className={s.more} data-noprint>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}

function When({ at }: Pick<AuditEntry, 'at'>) {
  const zone = ownZone();
  return (
    <time dateTime={at} className={s.when}>
      <span>{timeIn(at, zone)}</span>
      <span className={s.day}>{shortDate(localDate(at, zone))}</span>
    </time>
  );
}
