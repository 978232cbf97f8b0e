import { Fragment } from 'react';
import s from './HomeworkGrid.module.css';

/** As in the API; `due` was given and is not back yet, null was not given. */
export type HomeworkCell = 'returned' | 'partial' | 'not_done' | 'excused' | 'due' | null;

const words: Record<Exclude<HomeworkCell, null>, string> = {
  returned: 'returned',
  partial: 'partial',
  not_done: 'not done',
  excused: 'excused',
  due: 'due',
};

type Props = {
  /** Column heads: session or week numbers. */
  sessions: number[];
  rows: Array<{ id: string; name: string; cells: HomeworkCell[] }>;
};

/** Homework as sessions × members: one looks where the gaps are. */
export function HomeworkGrid({ sessions, rows }: Props) {
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
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={s.legend} aria-hidden>
        {Object.entries(words).map(([kind, said]) => (
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
