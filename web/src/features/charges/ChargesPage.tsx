import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { localDate, shortDate } from '@/format/dates';
import { useMay } from '@/api/me';
import { BatchesCard } from './BatchesCard';
import { filtersFrom, type ChargeFilters as Filters } from './which';
import { ChargeFilters } from './ChargeFilters';
import { batchesQuery, openChargesQuery, useCharges, useChargeTotals, usePractice, type Charge } from './chargeQueries';
import { ChargeTable } from './ChargeTable';
import { ClientFeeDialog } from './ClientFeeDialog';
import { MonthsCard } from './MonthsCard';
import { OpenFigures } from './OpenFigures';
import { ReverseDialog } from './ReverseDialog';

const route = getRouteApi('/desk/charges');

/** Fees that sessions made: what is ready to export, and all the others. */
export function ChargesPage() {
  const filters = filtersFrom(route.useSearch());
  const navigate = useNavigate();
  const choose = (change: Partial<Filters>) => void navigate({ to: '/charges', search: { ...filters, ...change } as never, replace: true });

  const { timeZone } = usePractice();
  const today = localDate(new Date(), timeZone);
  const open = useQuery(openChargesQuery);
  const batches = useQuery(batchesQuery);
  const list = useCharges(filters);
  const said = JSON.stringify(filters);
  const [added, setAdded] = useState('');
  const totals = useChargeTotals(filters, added === said);
  const [reversing, setReversing] = useState<Charge>();
  const [feeOf, setFeeOf] = useState<{ id: string; code: string }>();
  const may = useMay();
  const count = open.data?.totals.count;
  const code = list.data?.find((c) => c.clientId === filters.clientId)?.clientCode;

  return (
    <>
      <PageHeader
        title={count === 0 ? 'Charges' : 'Ready to export'}
        sentence={sentence(count, batches.data?.[0])}
        actions={
          may('exports.create') && (
            <ButtonLink to="/exports" variant={count ? 'filled' : 'default'}>
              {count ? `Export ${count.toLocaleString('en-US')} charges` : 'Exports'}
            </ButtonLink>
          )
        }
      />
      <div className="columns">
        <OpenFigures open={open} today={today} onChoose={(period) => choose({ state: 'open', ...period })} />
        <div className="columns split">
          <Card flush>
            <ChargeFilters filters={filters} today={today} clientCode={code} onChange={choose} />
            <ChargeTable
              filters={filters}
              list={list}
              totals={totals}
              onAddUp={() => setAdded(said)}
              onChoose={choose}
              onReverse={setReversing}
              onFee={(c) => setFeeOf({ id: c.clientId, code: c.clientCode })}
            />
          </Card>
          <div className="columns">
            <MonthsCard open={open} onChoose={(period) => choose({ state: 'open', ...period })} />
            <BatchesCard batches={batches} />
          </div>
        </div>
      </div>
      <ReverseDialog charge={reversing} onClose={() => setReversing(undefined)} />
      <ClientFeeDialog client={feeOf} onClose={() => setFeeOf(undefined)} />
    </>
  );
}

function sentence(open: number | undefined, newest: { number: number; to: string } | undefined): string {
  if (open === undefined) return 'What sessions have made, and what became of it.';
  if (open === 0) return newest ? 'Everything has been exported. Closing a session makes the next charges.' : 'Closing a session makes its charges; they appear here.';
  return newest
    ? `Fees of closed sessions that are in no batch yet. Batch ${batchNumber(newest.number)} went to ${shortDate(newest.to)}.`
    : 'Fees of closed sessions. Nothing has been exported so far.';
}

/** `0041`: batches are known by four digits. */
const batchNumber = (n: number) => String(n).padStart(4, '0');
