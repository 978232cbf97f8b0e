import { useState } from 'react';
import { useMay } from '@/api/me';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { Failed, LoadingRows } from '@/components/States';
import { localDate } from '@/format/dates';
import { count } from '@/format/words';
import { BatchTable } from './BatchTable';
import { NewExport } from './NewExport';
import { useBatches, useZone, type Batch } from './exportQueries';
import { batchNumber } from './period';

/** Export batches: what would go, and what has gone. */
export function ExportsPage() {
  const batches = useBatches();
  const today = localDate(new Date(), useZone());
  const [made, setMade] = useState<Batch>();
  const may = useMay();
  const list = batches.data;

  return (
    <>
      <PageHeader
        title="Exports"
        sentence={
          list?.[0]
            ? `The newest batch is ${batchNumber(list[0].number)}, with ${count(list[0].count, 'charge')}. A batch never changes, whenever its file is fetched.`
            : 'A batch takes every open charge of a period, is numbered and locked, and its file never changes.'
        }
      />
      <div className="columns">
        {may('exports.create') && (
          <div data-noprint>
            {list ? <NewExport key={made?.id} today={today} newest={list[0]} made={made} onMade={setMade} /> : !batches.error && <Card><LoadingRows rows={2} /></Card>}
          </div>
        )}
        <Card title="Batches" flush>
          {batches.error && !list ? <Failed error={batches.error} retry={() => void batches.refetch()} /> : <BatchTable batches={batches} today={today} />}
        </Card>
      </div>
    </>
  );
}
