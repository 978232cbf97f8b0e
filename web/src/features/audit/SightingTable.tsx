import { Button } from '@mantine/core';
import { useState } from 'react';
import { roleWord } from '@/app/navigation';
import { Empty, Failed, LoadingRows } from '@/components/States';
import { ownZone, shortDate, secondIn } from '@/format/dates';
import { count, word } from '@/format/words';
import { actionWords, actorOf } from './auditWords';
import s from './AuditTable.module.css';
import { amongWords, clientsOf, daysOf, sumWords, type SightingDay } from './sightingDays';
import type { Sighting, SightingFilters, useSightings } from './sightingQueries';

const roles: Partial<Record<string, string>> = roleWord;

type Props = { list: ReturnType<typeof useSightings>; ofClient: boolean; onChoose: (change: SightingFilters) => void };

/** Sightings summed by person and day, newest first; each sum unfolds. */
export function SightingTable({ list, ofClient, onChoose }: Props) {
  const [open, setOpen] = useState<string>();
  if (list.error && !list.data) return <Failed error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <LoadingRows rows={6} />;
  if (list.data.length === 0 && !list.hasNextPage) return <Empty title="Nobody was seen">No answer of this time showed them, or the code is nobody’s.</Empty>;
  return (
    <>
      <ul aria-label="Sightings by person and day, newest first">
        {daysOf(list.data, ownZone(), list.hasNextPage).map((d) => (
          <li key={d.key} className={s.entry}>
            <DayRow of={d} ofClient={ofClient} open={open === d.key} onToggle={() => setOpen(open === d.key ? undefined : d.key)} onChoose={onChoose} />
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

type RowProps = Pick<Props, 'ofClient' | 'onChoose'> & { of: SightingDay; open: boolean; onToggle: () => void };

function DayRow({ of: d, ofClient, open, onToggle, onChoose }: RowProps) {
  const [first] = d.sightings;
  const places = [...new Set(d.sightings.map((x) => x.address || 'the server itself'))];
  return (
    <>
      <button type="button" className={s.head} data-print aria-expanded={open} onClick={onToggle}>
        <span className={s.when}>{shortDate(d.day)}</span>
        <span>
          <b>{actorOf(first)}</b> {first.role && <span className={s.where}>{roles[first.role] ?? word(first.role)}</span>} {sumWords(d)}
        </span>
        <span className={s.who}>{!ofClient && count(clientsOf(d).length, 'client')}</span>
        <span className={s.where}>{places.length === 1 ? places[0] : `${places.length} places`}</span>
        <span />
        <span className={s.times}>{`${d.sightings.length}${d.whole ? '' : ' or more'} ${d.sightings.length === 1 ? 'time' : 'times'}`}</span>
      </button>
      {open && (
        <ul className={s.inner} aria-label="Each of these">
          {d.sightings.map((x) => (
            <Line key={x.seq} of={x} ofClient={ofClient} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ of: x, ofClient, onChoose }: { of: Sighting } & Pick<Props, 'ofClient' | 'onChoose'>) {
  return (
    <li className={s.line}>
      <time dateTime={x.at} className={s.second}>
        {secondIn(x.at, ownZone())}
      </time>
      <span>
        {actionWords(x.action, x.outcome)}, <span className={s.where}>{amongWords(x)}</span>
        {!ofClient && (
          <span className={s.codes}>
            {x.clients.map((c) => (
              <button key={c.clientId} type="button" title={`Who saw ${c.clientCode}`} onClick={() => onChoose({ clientCode: c.clientCode, actorId: undefined })}>
                {c.clientCode}
              </button>
            ))}
          </span>
        )}
      </span>
      <span className={s.where}>{x.address || 'the server itself'}</span>
    </li>
  );
}
