import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { longDate } from '@/format/dates';
import { calledOf, codeBeside } from '@/format/person';
import { Link } from '@tanstack/react-router';
import { useMay } from '@/api/me';
import { DataTable, type Column } from '@/components/DataTable';
import { Empty } from '@/components/States';
import { StateChip } from '@/components/Chip';
import { Day, Money } from '@/components/Values';
import { formatMoney } from '@/format/money';
import { count, word } from '@/format/words';
import type { ChargeFilters } from './which';
import type { Charge, useCharges, useChargeTotals } from './chargeQueries';
import s from './ChargeTable.module.css';

type Props = {
  filters: ChargeFilters;
  list: ReturnType<typeof useCharges>;
  totals: ReturnType<typeof useChargeTotals>;
  onAddUp: () => void;
  onChoose: (change: Partial<ChargeFilters>) => void;
  onReverse: (charge: Charge) => void;
  onCorrect: (charge: Charge) => void;
  onFee: (charge: Charge) => void;
};

/** The charges, newest service first. */
export function ChargeTable({ filters, list, totals, onAddUp, onChoose, onReverse, onCorrect, onFee }: Props) {
  const may = useMay();
  // A column that says "ready" on every row says nothing.
  const telling = filters.state !== 'open' || list.data?.some((c) => c.status !== 'ready');
  // What was charged again already; the server knows of those further down.
  const instead = new Set(list.data?.flatMap((c) => c.correctsId ?? []));
  const columns: Column<Charge>[] = [
    { key: 'date', head: 'Service date', cell: (c) => <Day date={c.serviceDate} /> },
    {
      key: 'client',
      head: 'Client',
      main: true,
      cell: (c) => (
        <button type="button" className={s.link} data-print onClick={() => onChoose({ clientId: c.clientId })} aria-label={`${[calledOf(c), codeBeside(c)].filter(Boolean).join(' ')}: only this client`}>
          {calledOf(c)} <span className={`quiet small ${s.code}`}>{codeBeside(c)}</span>
        </button>
      ),
    },
    { key: 'kind', head: 'Kind', cell: (c) => <Kind charge={c} /> },
    { key: 'code', head: 'Code', minor: true, cell: (c) => c.code || '–' },
    { key: 'fee', head: 'Fee', end: true, cell: (c) => <Money value={c.fee} /> },
    { key: 'why', head: 'Why', cell: (c) => <Why charge={c} onFee={may('client_fee.read') ? onFee : undefined} /> },
    ...(telling ? [{ key: 'state', head: 'State', cell: (c: Charge) => <State charge={c} /> }] : []),
    {
      key: 'more',
      head: 'More',
      end: true,
      tool: true,
      cell: (c) => <RowMenu charge={c} onChoose={onChoose} onReverse={may('charges.reverse') && c.status !== 'reversed' && !c.reversesId ? onReverse : undefined} onCorrect={may('charges.correct') && !c.reversesId && !instead.has(c.id) ? onCorrect : undefined} onFee={may('client_fee.set') ? onFee : undefined} />,
    },
  ];
  return (
    <>
      <DataTable
        caption="Charges, newest service first"
        compact
        columns={columns}
        rows={list.data}
        rowKey={(c) => c.id}
        error={list.error ?? undefined}
        retry={() => void list.refetch()}
        more={{ has: list.hasNextPage, load: () => void list.fetchNextPage(), busy: list.isFetchingNextPage }}
        empty={<NoCharges filters={filters} onChoose={onChoose} />}
      />
      {list.data && list.data.length > 0 && (
        <div className={s.sum} role="status" data-together>
          {totals.data ? (
            <>
              <span>{count(totals.data.count, 'charge')} in this list</span>
              <b>{formatMoney(totals.data.amount)}</b>
            </>
          ) : (
            <>
              <span className="quiet">
                {list.data.length} shown{list.hasNextPage ? ', there are more' : ''}
              </span>
              <Button onClick={onAddUp} loading={totals.isFetching}>
                Add up all that match
              </Button>
            </>
          )}
        </div>
      )}
    </>
  );
}

function Kind({ charge }: { charge: Charge }) {
  if (!charge.reason) return word(charge.kind);
  return (
    <span>
      {charge.reversesId ? 'Reversal' : word(charge.kind)}
      <span className={s.reason}>{charge.reason}</span>
    </span>
  );
}

const sources: Record<string, { said: string; meaning: string }> = {
  cohort: { said: 'cohort rate', meaning: 'The cohort’s fee on the session’s day' },
  client: { said: 'agreed with the client', meaning: 'The fee agreed with this client on the session’s day' },
  hand: { said: 'by hand', meaning: 'Typed by billing, for the reason that is kept with it' },
  practice: { said: 'practice policy', meaning: 'The practice’s fee for a missed or late-cancelled session' },
};

function Why({ charge, onFee }: { charge: Charge; onFee?: (charge: Charge) => void }) {
  const source = sources[charge.feeSource] ?? { said: word(charge.feeSource), meaning: '' };
  if (charge.feeSource === 'client' && onFee) {
    return (
      <button type="button" className={s.why} data-print onClick={() => onFee(charge)} aria-label={`${source.said}, ${charge.clientCode}: see the fee`}>
        {source.said}
      </button>
    );
  }
  return (
    <Tooltip label={source.meaning} events={{ hover: true, focus: true, touch: true }}>
      <span className={s.why}>{source.said}</span>
    </Tooltip>
  );
}

function State({ charge }: { charge: Charge }) {
  const batch = charge.batchNumber ? `batch ${String(charge.batchNumber).padStart(4, '0')}` : '';
  if (charge.status === 'reversed') return <StateChip tone="late">reversed{batch && `, ${batch}`}</StateChip>;
  return batch ? <StateChip>{batch}</StateChip> : <StateChip tone="good">ready</StateChip>;
}

type MenuProps = {
  charge: Charge;
  onChoose: (change: Partial<ChargeFilters>) => void;
  onReverse?: (charge: Charge) => void;
  onCorrect?: (charge: Charge) => void;
  onFee?: (charge: Charge) => void;
};

function RowMenu({ charge, onChoose, onReverse, onCorrect, onFee }: MenuProps) {
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`More about the charge of ${charge.clientCode} on ${longDate(charge.serviceDate)}`}>
          <span aria-hidden>⋯</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onCorrect && <Menu.Item onClick={() => onCorrect(charge)}>{charge.status === 'reversed' ? 'Charge this again…' : 'Correct the fee…'}</Menu.Item>}
        {onReverse && <Menu.Item onClick={() => onReverse(charge)}>Reverse this charge…</Menu.Item>}
        {onFee && <Menu.Item onClick={() => onFee(charge)}>Fee agreed with {charge.clientCode}…</Menu.Item>}
        <Menu.Divider />
        <Menu.Item onClick={() => onChoose({ clientId: charge.clientId })}>Only {charge.clientCode}</Menu.Item>
        {charge.cohortId && <Menu.Item onClick={() => onChoose({ cohortId: charge.cohortId })}>Only this cohort</Menu.Item>}
        {charge.sessionId && (
          <Menu.Item component={Link} to={`/sessions/${charge.sessionId}`}>
            Open the session
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function NoCharges({ filters, onChoose }: { filters: ChargeFilters; onChoose: (change: Partial<ChargeFilters>) => void }) {
  const narrowed = filters.from || filters.to || filters.cohortId || filters.clientId;
  if (narrowed) {
    return (
      <Empty
        title="No charge matches"
        action={<Button onClick={() => onChoose({ from: undefined, to: undefined, cohortId: undefined, clientId: undefined })}>Show any time, all cohorts</Button>}
      >
        Nothing in this period, cohort or client.
      </Empty>
    );
  }
  const words = { open: 'Nothing waits to be exported', exported: 'Nothing has been exported yet', reversed: 'No charge was reversed', all: 'No charges yet' };
  return <Empty title={words[filters.state]}>Closing a session makes a charge for each member by the practice’s rule.</Empty>;
}
