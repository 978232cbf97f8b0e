import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Empty, Failed, LoadingRows } from './States';
import s from './DataTable.module.css';

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures and money stand at the right. */
  end?: boolean;
  /** The cell that names the row: its header for screen readers, its title on a phone. */
  main?: boolean;
  /** May go when there is little room. */
  minor?: boolean;
  /** What one does with a row: not on paper. */
  tool?: boolean;
};

type Props<Row> = {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: Column<Row>[];
  /** undefined while the first page is on its way. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  empty: ReactNode;
  error?: unknown;
  retry?: () => void;
  /** From useInfiniteQuery: is there another page, fetch it, is it coming. */
  more?: { has: boolean; load: () => void; busy: boolean };
  /** A last row of totals, cells by column key. */
  totals?: Record<string, ReactNode>;
  /** Long and read by the line: on a phone a row is two lines, and cells that
      say by themselves what they are go without their heading. */
  compact?: boolean;
};

/** A real table that becomes a list of cards on a phone. Rows come a page at a
    time by cursor; nothing is counted that was not asked for. */
export function DataTable<Row>(p: Props<Row>) {
  if (p.error && !p.rows) return <Failed error={p.error} retry={p.retry} />;
  if (!p.rows) return <LoadingRows rows={8} />;
  if (p.rows.length === 0) return typeof p.empty === 'string' ? <Empty title={p.empty} /> : p.empty;
  // display: block takes a table's roles away in browsers, so they are said.
  return (
    <>
      <div className={s.frame}>
        <table className={p.compact ? `${s.table} ${s.compact}` : s.table} role="table">
          <caption className="unseen">{p.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {p.columns.map((c) => (
                <th key={c.key} role="columnheader" scope="col" className={look(c)} data-noprint={c.tool}>
                  {c.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {p.rows.map((row) => (
              <tr key={p.rowKey(row)} role="row">
                {p.columns.map((c) =>
                  c.main ? (
                    <th key={c.key} role="rowheader" scope="row" className={look(c)}>
                      {c.cell(row)}
                    </th>
                  ) : (
                    <td key={c.key} role="cell" data-head={c.head} className={look(c)} data-noprint={c.tool}>
                      {c.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          {p.totals && (
            <tfoot role="rowgroup">
              <tr role="row">
                {p.columns.map((c) => (
                  <td key={c.key} role="cell" className={look(c)} data-noprint={c.tool} data-head={p.totals?.[c.key] === undefined ? undefined : c.head}>
                    {p.totals?.[c.key]}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {p.error !== undefined && p.error !== null && <Failed error={p.error} retry={p.more?.load} />}
      {p.more?.has && !p.error && (
        <div className={s.more} data-noprint>
          <Button onClick={p.more.load} loading={p.more.busy}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

const look = <Row,>(c: Column<Row>) => [c.end && s.end, c.main && s.main, c.minor && s.minor].filter(Boolean).join(' ') || undefined;
