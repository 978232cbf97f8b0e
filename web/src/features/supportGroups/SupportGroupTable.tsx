import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateChip } from '@/components/Chip';
import { DataTable, type Column } from '@/components/DataTable';
import type { SupportGroup, useSupportGroups } from '@/components/supportGroups/supportGroupQueries';
import { isStale, kindWords, paidWords, traits, waysWords, whereWords } from '@/components/supportGroups/supportGroupWords';
import { longDate, shortDate } from '@/format/dates';
import s from './supportGroups.module.css';

type Props = {
  list: ReturnType<typeof useSupportGroups>;
  today: string;
  chosen: ReadonlyMap<string, SupportGroup>;
  empty: ReactNode;
  onChoose: (group: SupportGroup) => void;
  onOpen: (group: SupportGroup) => void;
  onRight: (group: SupportGroup) => void;
};

/** The directory by name, each entry with what one asks first. */
export function SupportGroupTable({ list, today, chosen, empty, onChoose, onOpen, onRight }: Props) {
  const columns: Column<SupportGroup>[] = [
    { key: 'choose', head: 'Chosen', tool: true, cell: (g) => <Checkbox aria-label={`Choose ${g.name}`} checked={chosen.has(g.id)} onChange={() => onChoose(g)} /> },
    {
      key: 'name',
      head: 'Name',
      main: true,
      cell: (g) => (
        <span className={s.named}>
          <button type="button" className={s.name} data-print onClick={() => onOpen(g)}>
            {g.name}
          </button>
          <span className={s.subject}>{g.subject}</span>
          {(g.when || g.address) && <span className={s.subject}>{[g.when, whereWords(g)].filter(Boolean).join(' · ')}</span>}
          {traits(g).length > 0 && <span className={s.traits}>{traits(g).join(' · ')}</span>}
        </span>
      ),
    },
    { key: 'kind', head: 'Kind', minor: true, cell: (g) => kindWords[g.kind] },
    { key: 'how', head: 'How', cell: (g) => waysWords(g) },
    { key: 'cost', head: 'Cost', minor: true, cell: (g) => paidWords(g) },
    { key: 'checked', head: 'Checked', cell: (g) => <Checked group={g} today={today} /> },
    {
      key: 'right',
      head: 'Check',
      tool: true,
      cell: (g) =>
        !g.over &&
        g.verifiedOn !== today && (
          <Button size="xs" onClick={() => onRight(g)} aria-label={`Still right, today: ${g.name}`}>
            Still right
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption="Support groups by name"
      columns={columns}
      rows={list.data}
      rowKey={(g) => g.id}
      error={list.error ?? undefined}
      retry={() => void list.refetch()}
      more={{ has: list.hasNextPage, load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage }}
      empty={empty}
    />
  );
}

/** When somebody last made sure, in a word and never in color alone. */
export function Checked({ group: g, today }: { group: SupportGroup; today: string }) {
  if (g.over) return <StateChip tone="quiet">gone from {shortDate(g.endedFrom ?? today, today)}</StateChip>;
  return (
    <span className={s.checked}>
      {g.verifiedOn ? (
        <time dateTime={g.verifiedOn} title={[longDate(g.verifiedOn), g.verifiedBy].filter(Boolean).join(', ')}>
          {g.verifiedOn === today ? 'Today' : shortDate(g.verifiedOn, today)}
        </time>
      ) : (
        <span className="quiet">Never</span>
      )}
      {g.endedFrom && <StateChip tone="late">ends {shortDate(g.endedFrom, today)}</StateChip>}
      {g.notReachedOn ? <StateChip tone="late">nobody answered</StateChip> : g.verifiedOn && isStale(g, today) && <StateChip tone="soon">check it</StateChip>}
    </span>
  );
}
