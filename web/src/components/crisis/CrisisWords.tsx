import { Fragment } from 'react';
import { crisisText, type CrisisLine } from './crisisText';

/** Whom to turn to; a number is dialled when it is tapped. */
export function CrisisWords({ line }: { line: CrisisLine | undefined }) {
  let rest = crisisText(line);
  const parts: Array<{ before: string; number: string }> = [];
  for (const number of [line?.number, line?.emergency]) {
    const at = number ? rest.indexOf(`call ${line?.texts && number === line.number ? 'or text ' : ''}${number}`) : -1;
    if (!number || at < 0) continue;
    const begins = rest.indexOf(number, at);
    parts.push({ before: rest.slice(0, begins), number });
    rest = rest.slice(begins + number.length);
  }
  return (
    <>
      {parts.map(({ before, number }) => (
        <Fragment key={number}>
          {before}
          <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>
        </Fragment>
      ))}
      {rest}
    </>
  );
}
