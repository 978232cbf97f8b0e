import s from './Plot.module.css';

/** The numbers of a picture, folded away until somebody wants them. */
export function PlotTable({ caption, head, rows }: { caption: string; head: string[]; rows: string[][] }) {
  return (
    <details className={s.numbers}>
      <summary>The numbers</summary>
      <div className={s.scroll} tabIndex={0} role="region" aria-label={`${caption}, the numbers`}>
        <table>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {head.map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((c, i) => (
                  <td key={i}>{c}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
