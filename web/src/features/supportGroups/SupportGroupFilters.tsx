import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LanguageSelect } from '@/components/LanguageSelect';
import { waitingQuery } from '@/components/supportGroups/supportGroupQueries';
import { kinds, ways } from '@/components/supportGroups/supportGroupWords';
import { monthChoices, type Show, type Which } from './which';
import f from '@/components/Filters.module.css';
import s from './supportGroups.module.css';

const reaches = [
  { value: 'local', label: 'Local groups' },
  { value: 'national', label: 'National organizations' },
];
const costs = [
  { value: 'nothing', label: 'Costs nothing' },
  { value: 'fee', label: 'Has a fee' },
];
const either = (yes: string, no: string) => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];

/** Which support groups: which part of the directory, and what fits somebody. */
export function SupportGroupFilters({ which, onChange }: { which: Which; onChange: (change: Partial<Which>) => void }) {
  const waiting = useQuery(waitingQuery(12)).data;
  const [open, setOpen] = useState(false);
  const narrowed = [which.kind, which.way, which.steps, which.sponsor, which.cost, which.language, which.reach].filter(Boolean).length;
  const parts: Array<{ value: Show; label: string }> = [
    { value: 'current', label: 'All' },
    { value: 'waiting', label: waiting && waiting !== '0' ? `To check (${waiting})` : 'To check' },
    { value: 'ended', label: 'There no more' },
  ];
  const chosen = <K extends keyof Which>(key: K) => ({ value: (which[key] as string | undefined) ?? null, onChange: (v: string | null) => onChange({ [key]: v ?? undefined } as Partial<Which>) });
  return (
    <div className={`${f.filters} ${s.filters}`} data-open={open || undefined} role="search" aria-label="Search the directory" data-noprint>
      <SegmentedControl aria-label="Which part" data={parts} value={which.show} onChange={(show) => onChange({ show: show as Show })} />
      <TextInput type="search" label="Search" placeholder="Name, subject, street" maxLength={300} value={which.words ?? ''} onChange={(e) => onChange({ words: e.currentTarget.value || undefined })} />
      <Button className={s.fewer} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Fewer filters' : narrowed > 0 ? `Filters (${narrowed})` : 'Filters'}
      </Button>
      <Select label="Kind" placeholder="Any" clearable data={kinds} {...chosen('kind')} />
      <Select label="How" placeholder="Any" clearable data={ways} {...chosen('way')} />
      <Select label="Twelve steps" placeholder="Either" clearable data={either('With', 'Without')} {...chosen('steps')} />
      <Select label="Sponsor" placeholder="Either" clearable data={either('Has sponsors', 'Without')} {...chosen('sponsor')} />
      <Select label="Cost" placeholder="Any" clearable data={costs} {...chosen('cost')} />
      <LanguageSelect label="Language" placeholder="Any" value={which.language ?? ''} onChange={(language) => onChange({ language: language || undefined })} />
      <Select label="Where" placeholder="Anywhere" clearable data={reaches} {...chosen('reach')} />
      {which.show === 'waiting' && (
        <Select label="Nobody looked for" allowDeselect={false} data={monthChoices.map((m) => ({ value: String(m), label: `${m} months` }))} value={String(which.months)} onChange={(m) => onChange({ months: Number(m) })} />
      )}
    </div>
  );
}
