import type { Column } from '@/components/DataTable';
import { StateChip } from '@/components/Chip';
import { Money } from '@/components/Values';
import { shortDate } from '@/format/dates';
import type { Charge } from './sample';

export const chargeColumns: Column<Charge>[] = [
  { key: 'date', head: 'Service date', cell: (c) => shortDate(c.date, '2026-03-11') },
  { key: 'client', head: 'Client', main: true, cell: (c) => c.client },
  { key: 'kind', head: 'Kind', cell: (c) => c.kind },
  { key: 'code', head: 'Code', minor: true, cell: (c) => c.code || '–' },
  { key: 'fee', head: 'Fee', end: true, cell: (c) => <Money value={{ amount: c.amount, currency: 'USD' }} /> },
  { key: 'state', head: 'State', cell: (c) => <StateChip tone={c.state === 'ready' ? 'good' : c.state === 'reversed' ? 'late' : 'quiet'}>{c.state}</StateChip> },
];
