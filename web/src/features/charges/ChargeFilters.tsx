import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DateInput } from '@/components/DateInput';
import { shortDate } from '@/format/dates';
import { cohortChoicesQuery } from './chargeQueries';
import { FindClient } from './FindClient';
import { periodOf, periods, type ChargeFilters as Filters, type ChargeState } from './which';
import f from '@/components/Filters.module.css';
import s from './ChargeFilters.module.css';

type Props = {
  filters: Filters;
  today: string;
  /** Of the client the list is limited to, once a row has told it. */
  clientCode?: string;
  onChange: (change: Partial<Filters>) => void;
};

const states: { value: ChargeState; label: string }[] = [
  { value: 'open', label: 'To export' },
  { value: 'exported', label: 'Exported' },
  { value: 'reversed', label: 'Reversed' },
  { value: 'all', label: 'All' },
];

/** Which charges: what became of them, when, which cohort, which client. */
export function ChargeFilters({ filters, today, clientCode, onChange }: Props) {
  const cohorts = useQuery(cohortChoicesQuery);
  const period = periodOf(filters, today);
  const backwards = filters.from && filters.to && filters.to < filters.from;
  const choices = periods(today);
  return (
    <>
      <p className={s.chosenWords} data-printonly>
        {inWords(filters, cohorts.data?.find((c) => c.id === filters.cohortId)?.name, clientCode)}
      </p>
      <div className={f.filters} role="search" aria-label="Charges" data-noprint>
        <SegmentedControl aria-label="What became of them" data={states} value={filters.state} onChange={(state) => onChange({ state: state as ChargeState })} />
        <Select
          label="Period"
          value={period}
          data={[...choices.map((p) => ({ value: p.key, label: p.label })), { value: 'own', label: 'These dates' }]}
          onChange={(key) => {
            const chosen = choices.find((p) => p.key === key);
            if (chosen) onChange({ from: chosen.from, to: chosen.to });
          }}
        />
        <DateInput label="From" value={filters.from ?? ''} onChange={(from) => onChange({ from: from || undefined })} />
        <DateInput label="To" value={filters.to ?? ''} error={backwards ? 'Before the first day' : undefined} onChange={(to) => onChange({ to: to || undefined })} />
        <Select
          label="Cohort"
          searchable
          value={filters.cohortId ?? ''}
          data={[{ value: '', label: 'All cohorts' }, ...(cohorts.data ?? []).map((c) => ({ value: c.id, label: c.name }))]}
          onChange={(id) => onChange({ cohortId: id || undefined })}
        />
        <FindClient chosen={filters.clientId ? { id: filters.clientId, label: clientCode ?? 'One client' } : undefined} onChoose={(clientId) => onChange({ clientId })} />
      </div>
    </>
  );
}

/** What the list was limited to, for paper, where the fields are not. */
function inWords({ state, from, to, clientId }: Filters, cohort: string | undefined, code: string | undefined): string {
  const days = from && to ? `${shortDate(from)} to ${shortDate(to)}` : from ? `from ${shortDate(from)}` : to ? `to ${shortDate(to)}` : 'any time';
  return [states.find((x) => x.value === state)?.label, days, cohort, clientId && `only ${code ?? 'one client'}`].filter(Boolean).join(' · ');
}
