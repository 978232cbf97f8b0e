import { ScoreLine } from '@/components/ScoreLine';
import { shortDate } from '@/format/dates';
import type { Assessment, Instrument } from './assessmentQueries';
import { bandsOf, changeWords, comparable, scoreWords } from './bands';
import { classWords } from './classOfChange';

type Props = {
  instrument: Instrument;
  /** One client's takings of this questionnaire, newest first. */
  takings: Assessment[];
};

/** A client's scores of one questionnaire over its severity bands; from two on,
    since a single one has no course. */
export function AssessmentTrend({ instrument, takings: all }: Props) {
  const takings = comparable(all);
  const latest = takings[0];
  if (!latest || takings.filter((t) => t.score !== null).length < 2) return null;
  const oldestFirst = [...takings].reverse();
  const judged = latest.sinceFirst.find((c) => !c.scale)?.class;
  const change = judged ? classWords[judged] : changeWords(instrument, oldestFirst.map((t) => t.score));
  const points = oldestFirst.map((t, i) => ({ x: i + 1, score: t.score }));
  const said = oldestFirst.map((t) => `${shortDate(t.takenOn)}: ${scoreWords(t)}`).join('; ');
  return (
    <ScoreLine
      title={`${instrument.name} over time`}
      bands={bandsOf(instrument, latest)}
      higherIsBetter={instrument.direction === 'higher_is_better'}
      xs={points.map((p) => p.x)}
      series={[{ id: instrument.code, role: judged === 'deteriorated' ? 'watch' : 'main', points, label: [String(latest.score ?? ''), change].filter(Boolean).join(', ') }]}
      summary={said}
    />
  );
}
