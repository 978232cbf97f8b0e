import { Fragment } from 'react';
import s from './HomeworkGrid.module.css';

/** As in the API; `due` is for a session ahead, `unasked` would have been for one
    that was held, `carried` goes on in a later session, null was not given. */
export type HomeworkCell = 'returned' | 'partial' | 'not_done' | 'excused' | 'due' | 'unasked' | 'carried' | null;

const words: Record<Exclude<HomeworkCell, null>, string> = {
  returned: 'returned',
  partial: 'partial',
  not_done: 'not done',
  excused: 'excused',
  due: 'due',
  unasked: 'not asked yet',
  carried: 'carried over',
};

type Props = {
  /** Column heads: session or week numbers. */
  sessions: number[];
  rows: Array<{ id: string; name: string; cells: HomeworkCell[]; /** At the end: `5 of 6`. */ total?: string }>;
  /** Below the columns: `5 of 6`, by session. */
  totals?: string[];
};

/** Homework as sessions × members: one looks where the gaps are. */
export function HomeworkGrid({ sessions, rows, totals }: Props) {
  const used = new Set(rows.flatMap((r) => r.cells));
  const counted = rows.some((r) => r.total);
  return (
    <>
      <div className={s.frame} tabIndex={0} role="region" aria-label="Homework by member and session">
        <table className={s.grid}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">Member</span>
              </th>
              {sessions.map((n) => (
                <th key={n} scope="col">
                  {n}
                </th>
              ))}
              {counted && <th scope="col">Done</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.id}>
                <th scope="row">{r.name}</th>
                {sessions.map((n, i) => {
                  const cell = r.cells[i] ?? null;
                  return (
                    <td key={n}>
                      <i className={cell ? s[cell] : s.none} title={cell ? `${r.name}, session ${n}: ${words[cell]}` : undefined}>
                        <span className="unseen">{cell ? words[cell] : 'none'}</span>
                      </i>
                    </td>
                  );
                })}
                {counted && <td className={s.total}>{r.total}</td>}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                <th scope="row">Done, of those asked</th>
                {sessions.map((n, i) => (
                  <td key={n} className={s.total}>
                    {totals[i]}
                  </td>
                ))}
                {counted && <td />}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <ul className={s.legend} aria-hidden>
        {Object.entries(words).filter(([kind]) => used.has(kind as HomeworkCell) || !['unasked', 'carried'].includes(kind)).map(([kind, said]) => (
          <Fragment key={kind}>
            <li>
              <i className={s[kind]} />
              {said}
            </li>
          </Fragment>
        ))}
      </ul>
    </>
  );
}
