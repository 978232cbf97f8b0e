import { useState } from 'react';
import { Button } from '@mantine/core';
import { roleWord } from '@/app/navigation';
import { Empty, Failed, LoadingRows } from '@/components/States';
import { StateChip } from '@/components/Chip';
import { localDate, ownZone, secondIn, shortDate, timeIn } from '@/format/dates';
import { count, word } from '@/format/words';
import s from './AuditTable.module.css';
import type { AuditEntry, AuditFilters, useAudit } from './auditQueries';
import { actionWords, actorOf, runWords } from './auditWords';
import { EntryDetail } from './EntryDetail';
import { runsOf, type Run } from './runs';

const roles: Partial<Record<string, string>> = roleWord;
const chips = { done: { tone: 'good', said: 'done' }, read: { tone: 'quiet', said: 'seen' }, refused: { tone: 'late', said: 'refused' } } as const;

type Props = { list: ReturnType<typeof useAudit>; onChoose: (change: Partial<AuditFilters>) => void };

/** The entries, newest first, those that belong together in one row; each opens
    to its detail. */
export function AuditTable({ list, onChoose }: Props) {
  const [open, setOpen] = useState<string>();
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <LoadingRows rows={8} />;
  if (list.data.length === 0) return <Empty title="No entry matches">Nothing like this happened in this time, or the filter is too narrow.</Empty>;
  return (
    <>
      <ul aria-label="Entries, newest first">
        {runsOf(list.data).map((run) => (
          <li key={run.key} className={s.entry}>
            <RunRow run={run} open={open === run.key} onToggle={() => setOpen(open === run.key ? undefined : run.key)} onChoose={onChoose} />
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

type RunProps = { run: Run; open: boolean; onToggle: () => void; onChoose: Props['onChoose'] };

/** One run in a line; opened, every entry of it. */
function RunRow({ run, open, onToggle, onChoose }: RunProps) {
  const [e] = run.entries;
  const n = run.entries.length;
  return (
    <>
      <button type="button" className={s.head} data-print aria-expanded={open} onClick={onToggle}>
        <When at={e.at} />
        <span className={s.what}>
          <b>{actorOf(e)}</b> {e.role && <span className={s.where}>{roles[e.role] ?? word(e.role)}</span>} {runWords(run)}
        </span>
        <span className={s.who}>{e.clientCode ?? shownWords(e)}</span>
        <span className={s.where}>{e.address}</span>
        <span className={s.times}>{n > 1 && `${n} entries`}</span>
        <StateChip tone={chips[e.outcome].tone}>{chips[e.outcome].said}</StateChip>
      </button>
      {open && n === 1 && <EntryDetail entry={e} onChoose={onChoose} />}
      {open && n > 1 && <Entries run={run} onChoose={onChoose} />}
    </>
  );
}

/** How many clients an entry that is about none showed. */
function shownWords(e: AuditEntry) {
  return e.shown ? count(e.shown, 'client') : undefined;
}

/** The entries of a run, each of which opens to its detail. */
function Entries({ run, onChoose }: Pick<RunProps, 'run' | 'onChoose'>) {
  const [open, setOpen] = useState<number>();
  return (
    <ul className={s.inner} aria-label="Every entry of these">
      {run.entries.map((e) => (
        <li key={e.seq}>
          <button type="button" className={s.one} data-print aria-expanded={open === e.seq} onClick={() => setOpen(open === e.seq ? undefined : e.seq)}>
            <time dateTime={e.at} className={s.second}>
              {secondIn(e.at, ownZone())}
            </time>
            <span>{actionWords(e.action, e.outcome)}</span>
            <span className={s.where}>entry {e.seq}</span>
          </button>
          {open === e.seq && <EntryDetail within entry={e} onChoose={onChoose} />}
        </li>
      ))}
    </ul>
  );
}

function When({ at }: Pick<AuditEntry, 'at'>) {
  const zone = ownZone();
  return (
    <time dateTime={at} className={s.when}>
      <span className={s.day}>{shortDate(localDate(at, zone))}</span> {timeIn(at, zone)}
    </time>
  );
}
