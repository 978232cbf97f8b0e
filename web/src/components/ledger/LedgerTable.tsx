import { Button, Popover, Switch } from '@mantine/core';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { Empty, Failed, LoadingRows } from '@/components/States';
import { shortDate } from '@/format/dates';
import { plainMoney } from '@/format/money';
import { count } from '@/format/words';
import { byMonth, running, withoutPairs, type Amounts, type LedgerEntry, type LedgerRow } from './ledger';
import s from './LedgerTable.module.css';

export type LedgerAccount = { key: string; /** Over its amounts: "Client". */ label: string; /** Over its balance: "Client owes". */ owes: string };

type Props = {
  caption: string;
  currency: string;
  accounts: LedgerAccount[];
  /** undefined while they are on their way. */
  entries: LedgerEntry[] | undefined;
  /** Balances before the first entry shown. */
  opening?: Amounts;
  /** Months that are closed, `2026-02`: a correction falls into a later one. */
  closed?: readonly string[];
  /** Why an amount is what it is; null where there is nothing to say. */
  why?: (entry: LedgerEntry, account: string) => ReactNode;
  error?: unknown;
  retry?: () => void;
  more?: { has: boolean; load: () => void; busy: boolean };
  empty?: ReactNode;
};

/** Money as it ran: newest first by month, with the balance after each entry in
    every account. What cancelled out before it left in a file is folded away. */
export function LedgerTable({ caption, currency, accounts, entries, opening, closed = [], why, error, retry, more, empty }: Props) {
  const [whole, setWhole] = useState(false);
  const folded = useMemo(() => withoutPairs(entries ?? []), [entries]);
  const shown = whole ? entries : folded.entries;
  const months = useMemo(() => byMonth(running(shown ?? [], accounts.map((a) => a.key), opening)), [shown, accounts, opening]);
  if (!entries) return error ? <Failed error={error} retry={retry} /> : <LoadingRows rows={6} label={`Loading: ${caption}`} />;
  if (entries.length === 0) return empty ?? <Empty title="Nothing was charged or paid yet" />;
  const codes = entries.some((e) => e.code);
  // display: block takes a table's roles away in browsers, so they are said.
  return (
    <div className={s.ledger}>
      <table className={s.table} role="table">
        <caption className="unseen">{`${caption}, in ${currency}`}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Date</th>
            <th role="columnheader" scope="col" className={s.what}>What</th>
            {codes && <th role="columnheader" scope="col">Code</th>}
            {accounts.map((a) => <th key={a.key} role="columnheader" scope="col" className={s.end}>{a.label}</th>)}
            {accounts.map((a) => <th key={a.key} role="columnheader" scope="col" className={s.end}>{a.owes}</th>)}
          </tr>
        </thead>
        {months.map(({ month, rows }) => (
          <tbody key={month} role="rowgroup">
            <tr role="row" className={s.month}>
              <th role="rowheader" scope="rowgroup" colSpan={2 + Number(codes) + accounts.length * 2}>
                {monthWords(month)}
                {closed.includes(month) && <span> closed</span>}
              </th>
            </tr>
            {rows.map((row) => <Row key={row.entry.id} row={row} accounts={accounts} currency={currency} codes={codes} why={why} />)}
          </tbody>
        ))}
      </table>
      {error !== undefined && error !== null && <Failed error={error} retry={more?.load} />}
      <div className={s.foot}>
        <Legend entries={entries} />
        {folded.pairs > 0 && <Switch label={`Also ${count(folded.pairs, 'pair')} that cancelled out`} checked={whole} onChange={(e) => setWhole(e.currentTarget.checked)} />}
        {more?.has && (
          <Button onClick={more.load} loading={more.busy}>
            Show earlier
          </Button>
        )}
      </div>
    </div>
  );
}

type RowProps = { row: LedgerRow; accounts: LedgerAccount[]; currency: string; codes: boolean; why: Props['why'] };

function Row({ row: { entry: e, balances }, accounts, currency, codes, why }: RowProps) {
  return (
    <tr role="row">
      <td role="cell" className={s.date}>
        <time dateTime={e.date}>{shortDate(e.date, e.date)}</time>
      </td>
      <th role="rowheader" scope="row" className={s.what}>
        {e.state && <i className={`${s.dot} ${s[e.state]}`} title={stateWords[e.state]} aria-hidden />}
        <b>{e.what}</b>
        {e.state && <span className="unseen">, {stateWords[e.state]}</span>}
        {e.detail && <span className={s.detail}> {e.detail}</span>}
      </th>
      {codes && <td role="cell" className={s.code}>{e.code}</td>}
      {accounts.map((a) => {
        const amount = e.amounts[a.key];
        const reason = amount === undefined ? null : why?.(e, a.key);
        return (
          <td key={a.key} role="cell" data-head={accounts.length > 1 ? a.label : undefined} className={`${s.end} ${s.amount} ${amount !== undefined && amount < 0 ? s.paid : ''}`}>
            {amount !== undefined && (reason ? <Why amount={plainMoney(amount, currency)}>{reason}</Why> : plainMoney(amount, currency))}
          </td>
        );
      })}
      {accounts.map((a) => (
        <td key={a.key} role="cell" data-head={a.owes} className={`${s.end} ${s.balance}`}>
          <Balance amount={balances[a.key] ?? 0} currency={currency} />
        </td>
      ))}
    </tr>
  );
}

const Balance = ({ amount, currency }: { amount: number; currency: string }) => (
  <span className={amount === 0 ? s.even : undefined}>
    {plainMoney(Math.abs(amount), currency)}
    {amount < 0 && <small> credit</small>}
  </span>
);

function Why({ amount, children }: { amount: string; children: ReactNode }) {
  const id = useId();
  return (
    <Popover position="bottom-end" width={340} withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" data-print className={s.why}>
          <span className="unseen">Why </span>
          {amount}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={id}>
        <div className={s.reason} tabIndex={-1} data-autofocus>
          <h3 id={id}>Why is this {amount}?</h3>
          {children}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const stateWords = { settled: 'settled', part: 'in part', open: 'open', refused: 'refused' };

/** What the dots mean, for those that occur; each row says it to whoever listens. */
function Legend({ entries }: { entries: LedgerEntry[] }) {
  const states = (['settled', 'part', 'open', 'refused'] as const).filter((k) => entries.some((e) => e.state === k));
  return (
    <ul className={s.legend} aria-hidden>
      {states.map((k) => (
        <li key={k}>
          <i className={`${s.dot} ${s[k]}`} />
          {stateWords[k]}
        </li>
      ))}
    </ul>
  );
}

const monthWords = (month: string) => new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
