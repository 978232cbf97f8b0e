import { PlotTable } from './PlotTable';
import { against, share, ticks, type Estimate } from './plot';
import s from './Plot.module.css';

export type IntervalRow = { id: string; label: string; estimate: Estimate; /** What one may say of it: "better than version 2". */ says?: string };

type Props = {
  title: string;
  /** How to read it, in a sentence. */
  summary: string;
  rows: IntervalRow[];
  /** What each row is held against. */
  reference?: { at: number; label: string };
  words?: (v: number) => string;
  /** Which side of the reference is the good one; without it no side has a color. */
  good?: 'above' | 'below';
  /** Ends of the axis, where the numbers should not choose them. */
  range?: [number, number];
};

/** Estimates side by side, each a point with its interval; too few to say
    anything say that instead of a number. */
export function IntervalPlot({ title, summary, rows, reference, words = (v) => v.toLocaleString('en-US'), good, range }: Props) {
  const spoken = rows.flatMap((r) => ('quiet' in r.estimate ? [] : [r.estimate.low, r.estimate.high]));
  const ends = [...spoken, ...(reference ? [reference.at] : []), ...(range ?? [])];
  const marks = ticks(Math.min(...(ends.length > 0 ? ends : [0])), Math.max(...(ends.length > 0 ? ends : [1])), 4);
  const axis: [number, number] = [marks[0] ?? 0, marks.at(-1) ?? 1];
  return (
    <figure className={s.figure}>
      <ul className={s.intervals} aria-label={title}>
        {rows.map((r) => (
          <li key={r.id}>
            <span className={s.name}>
              {r.label}
              <small>{r.estimate.n} behind it</small>
            </span>
            {'quiet' in r.estimate ? (
              <span className={s.silent}>{r.estimate.quiet}</span>
            ) : (
              <Interval estimate={r.estimate} axis={axis} reference={reference?.at} good={good} words={words} />
            )}
            <span className={s.says}>{r.says}</span>
          </li>
        ))}
        <li className={s.axisRow} aria-hidden>
          <span className={s.track}>
            {marks.map((m) => (
              <i key={m} style={{ left: `${share(m, axis)}%` }}>
                {words(m)}
              </i>
            ))}
            {reference && (
              <b style={{ left: `${share(reference.at, axis)}%` }} data-end={share(reference.at, axis) > 60 || undefined}>
                {reference.label}
              </b>
            )}
          </span>
        </li>
      </ul>
      <figcaption className={s.summary}>{summary}</figcaption>
      <PlotTable caption={title} head={['', 'Estimate', 'Interval', 'Behind it']} rows={rows.map((r) => ('quiet' in r.estimate ? [r.label, '–', r.estimate.quiet, String(r.estimate.n)] : [r.label, words(r.estimate.value), `${words(r.estimate.low)} to ${words(r.estimate.high)}`, String(r.estimate.n)]))} />
    </figure>
  );
}

type IntervalProps = { estimate: Extract<Estimate, { value: number }>; axis: [number, number]; reference?: number; good?: 'above' | 'below'; words: (v: number) => string };

function Interval({ estimate: e, axis, reference, good, words }: IntervalProps) {
  const side = reference === undefined ? 'around' : against(e, reference);
  const tone = side === 'around' || !good ? 'unsure' : side === good ? 'better' : 'worse';
  return (
    <span className={`${s.track} ${s[tone]}`}>
      <span className="unseen">{`${words(e.value)}, between ${words(e.low)} and ${words(e.high)}`}</span>
      {reference !== undefined && <i className={s.referenceLine} style={{ left: `${share(reference, axis)}%` }} aria-hidden />}
      <i className={s.whisker} style={{ left: `${share(e.low, axis)}%`, width: `${share(e.high, axis) - share(e.low, axis)}%` }} aria-hidden />
      <i className={s.point} style={{ left: `${share(e.value, axis)}%` }} aria-hidden />
      <span className={s.value} style={{ left: `${share(e.value, axis)}%` }} aria-hidden>
        {words(e.value)}
      </span>
    </span>
  );
}
