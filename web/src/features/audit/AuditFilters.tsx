import { Button, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateInput } from '@/components/DateInput';
import { actorsQuery, type AuditFilters as Filters } from './auditQueries';
import { actionChoices, code } from './auditWords';
import f from '@/components/Filters.module.css';
import s from './AuditFilters.module.css';

type Props = { filters: Filters; onChange: (change: Partial<Filters>) => void };

const outcomes: Array<{ value: NonNullable<Filters['outcome']> | ''; label: string }> = [
  { value: '', label: 'All' },
  { value: 'done', label: 'Changes' },
  { value: 'read', label: 'Looks' },
  { value: 'refused', label: 'Refusals' },
];

const anything: { value: NonNullable<Filters['action']> | ''; label: string } = { value: '', label: 'Anything' };

/** Which entries: what came of it, when, who, which action, which client. */
export function AuditFilters({ filters, onChange }: Props) {
  const actors = useQuery(actorsQuery);
  const backwards = filters.from && filters.to && filters.to < filters.from;
  return (
    <div className={f.filters} role="search" aria-label="Audit">
      <SegmentedControl aria-label="What came of it" data={outcomes} value={filters.outcome ?? ''} onChange={(v) => onChange({ outcome: v || undefined })} />
      <DateInput label="From" value={filters.from ?? ''} onChange={(from) => onChange({ from: from || undefined })} />
      <DateInput label="To" value={filters.to ?? ''} error={backwards ? 'Before the first day' : undefined} onChange={(to) => onChange({ to: to || undefined })} />
      <Select
        label="Who"
        searchable
        value={filters.actorId ?? ''}
        data={[{ value: '', label: 'Anybody' }, ...(actors.data ?? []).map((u) => ({ value: u.id, label: u.name }))]}
        onChange={(id) => onChange({ actorId: id || undefined })}
      />
      <Select
        label="What"
        searchable
        value={filters.action ?? ''}
        data={[anything, ...actionChoices]}
        onChange={(action) => onChange({ action: action || undefined })}
      />
      <Switch label="Emergency access" checked={filters.emergency ?? false} onChange={(e) => onChange({ emergency: e.currentTarget.checked || undefined })} />
      <ClientCode key={filters.clientCode} chosen={filters.clientCode} onChange={(clientCode) => onChange({ clientCode, clientId: undefined })} />
      {filters.clientId && (
        <Button variant="light" className={s.chosen} onClick={() => onChange({ clientId: undefined })}>
          One client <span aria-hidden> ✕</span>
        </Button>
      )}
    </div>
  );
}

/** A client by code, taken when the field is left or Enter is pressed. */
export function ClientCode({ chosen = '', onChange }: { chosen?: string; onChange: (code: string | undefined) => void }) {
  const [typed, setTyped] = useState(chosen);
  const [wrong, setWrong] = useState(false);
  function take() {
    const read = code(typed);
    setWrong(typed.trim() !== '' && !read);
    if ((read ?? '') !== chosen && (read || typed.trim() === '')) onChange(read);
  }
  return (
    <TextInput
      label="Client"
      placeholder="C-1042"
      autoComplete="off"
      maxLength={20}
      value={typed}
      error={wrong ? 'A code such as C-1042' : undefined}
      onChange={(e) => setTyped(e.currentTarget.value)}
      onBlur={take}
      onKeyDown={(e) => e.key === 'Enter' && take()}
    />
  );
}
