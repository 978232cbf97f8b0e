import { Button, CopyButton } from '@mantine/core';
import { DataTable, type Column } from '@/components/DataTable';
import { Empty } from '@/components/States';
import { Money } from '@/components/Values';
import { localDate, serviceDates, shortDate, timeIn } from '@/format/dates';
import { useDownload, useZone, type Batch, type useBatches } from './exportQueries';
import s from './BatchTable.module.css';
import { batchNumber } from './period';

/** Every batch that was made, newest first. */
export function BatchTable({ batches, today }: { batches: ReturnType<typeof useBatches>; today: string }) {
  const zone = useZone();
  const download = useDownload();
  const columns: Column<Batch>[] = [
    { key: 'number', head: 'Batch', main: true, cell: (b) => <b>{batchNumber(b.number)}</b> },
    { key: 'period', head: 'Service dates', cell: (b) => serviceDates(b, today) },
    { key: 'count', head: 'Charges', end: true, cell: (b) => b.count.toLocaleString('en-US') },
    { key: 'total', head: 'Total', end: true, cell: (b) => <Money value={b.total} /> },
    {
      key: 'made',
      head: 'Made',
      cell: (b) => (
        <span>
          {b.createdBy}
          <span className={s.when}>
            {shortDate(localDate(b.createdAt, zone), today)}, {timeIn(b.createdAt, zone)}
          </span>
        </span>
      ),
    },
    { key: 'sha256', head: 'Details', cell: (b) => <Digest of={b} /> },
    {
      key: 'file',
      head: 'File',
      end: true,
      tool: true,
      cell: (b) => (
        <Button loading={download.isPending && download.variables?.id === b.id} onClick={() => download.mutate(b)} aria-label={`Download batch ${batchNumber(b.number)} as ${b.format.toUpperCase()}`}>
          {b.format.toUpperCase()}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      caption="Export batches, newest first"
      columns={columns}
      rows={batches.data}
      rowKey={(b) => b.id}
      error={batches.error ?? undefined}
      retry={() => void batches.refetch()}
      more={{ has: batches.hasNextPage, load: () => void batches.fetchNextPage(), busy: batches.isFetchingNextPage }}
      empty={<Empty title="No batch yet">The first batch is number 0001.</Empty>}
    />
  );
}

/** What tells one file from another, for whoever has to prove that it is the one
    that was sent. */
function Digest({ of: b }: { of: Batch }) {
  return (
    <details className={s.details}>
      <summary aria-label={`Details of batch ${batchNumber(b.number)}`}>Details</summary>
      <p>The file has the same bytes at every download. Its SHA-256 begins:</p>
      <code>{b.sha256.slice(0, 10)}…</code>{' '}
      <CopyButton value={b.sha256} timeout={3000}>
        {({ copied, copy }) => (
          <button type="button" className={s.copy} onClick={copy} aria-label={`${copied ? 'Copied' : 'Copy'} the SHA-256 of batch ${batchNumber(b.number)}`}>
            {copied ? 'Copied' : 'Copy'}
          </button>
        )}
      </CopyButton>
    </details>
  );
}
