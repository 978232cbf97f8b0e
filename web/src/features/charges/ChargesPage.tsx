import { Button } from '@mantine/core';
import { calledOf, codeBeside } from '@/format/person';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '@/components/ButtonLink';
import { Card } from '@/components/Card';
import { PageHeader } from '@/components/PageHeader';
import { localDate } from '@/format/dates';
import { useMay } from '@/api/me';
import { filtersFrom, type ChargeFilters as Filters } from './which';
import { ChargeFilters } from './ChargeFilters';
import { useCharges, useChargeTotals, usePractice, type Charge } from './chargeQueries';
import { ChargeTable } from './ChargeTable';
import { CorrectFeeDialog } from './CorrectFeeDialog';
import { NewChargeDialog } from './NewChargeDialog';
import { ClientFeeDialog } from '@/components/fees/ClientFeeDialog';
import { ReverseDialog } from './ReverseDialog';

const route = getRouteApi('/desk/charges');

/** Fees that sessions made, to look through: which, why so much, and what became of them. */
export function ChargesPage() {
  const filters = filtersFrom(route.useSearch());
  const navigate = useNavigate();
  const choose = (change: Partial<Filters>) => void navigate({ to: '/charges', search: { ...filters, ...change } as never, replace: true });

  const { timeZone } = usePractice();
  const today = localDate(new Date(), timeZone);
  const list = useCharges(filters);
  const said = JSON.stringify(filters);
  const [added, setAdded] = useState('');
  const totals = useChargeTotals(filters, added === said);
  const [reversing, setReversing] = useState<Charge>();
  const [correcting, setCorrecting] = useState<Charge>();
  const [charging, setCharging] = useState(false);
  const [feeOf, setFeeOf] = useState<{ id: string; code: string }>();
  const may = useMay();
  const only = list.data?.find((c) => c.clientId === filters.clientId);
  const code = only && [calledOf(only), codeBeside(only)].filter(Boolean).join(', ');

  return (
    <>
      <PageHeader
        title="Charges"
        sentence="Every fee that closing a session or billing has made, and what became of it. A charge never changes; a mistake is corrected by another one."
        actions={
          <>
            {may('charges.create') && <Button onClick={() => setCharging(true)}>Charge by hand</Button>}
            {may('exports.create') && (
              <ButtonLink to="/exports" variant="filled">
                Make an export
              </ButtonLink>
            )}
          </>
        }
      />
      <Card flush>
        <ChargeFilters filters={filters} today={today} clientCode={code} onChange={choose} />
        <ChargeTable
          filters={filters}
          list={list}
          totals={totals}
          onAddUp={() => setAdded(said)}
          onChoose={choose}
          onReverse={setReversing}
          onCorrect={setCorrecting}
          onFee={(c) => setFeeOf({ id: c.clientId, code: c.clientCode })}
        />
      </Card>
      {correcting && <CorrectFeeDialog charge={correcting} onClose={() => setCorrecting(undefined)} />}
      {charging && <NewChargeDialog today={today} client={only && { id: only.clientId, code: only.clientCode, label: code ?? only.clientCode }} onClose={() => setCharging(false)} />}
      <ReverseDialog charge={reversing} onClose={() => setReversing(undefined)} />
      {feeOf && <ClientFeeDialog client={feeOf} onClose={() => setFeeOf(undefined)} />}
    </>
  );
}
